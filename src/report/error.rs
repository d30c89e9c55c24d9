//! Why a saved query cannot be run.

use thiserror::Error;

/// Why a saved query cannot be run.
#[derive(Debug, Error)]
pub enum ReportError {
    /// There is none of this name.
    #[error("no saved query is called `{0}`")]
    Absent(String),
    /// The file cannot be read.
    #[error("{place}: cannot be read: {reason}")]
    Unreadable {
        /// The file.
        place: String,
        /// What the system says.
        reason: String,
    },
    /// The file is not as it should be.
    #[error("{place}: {wrong}")]
    Wrong {
        /// The file and the line.
        place: String,
        /// What is wrong.
        wrong: Wrong,
    },
    /// A parameter was set that the query does not have.
    #[error("`{query}` has no parameter `{name}`")]
    Param {
        /// The saved query.
        query: String,
        /// The name that was set.
        name: String,
        /// The parameters it has.
        known: Vec<String>,
    },
    /// A country was set that there is none of.
    #[error("`{param}`: no country or group is called `{value}`")]
    Country {
        /// The parameter.
        param: String,
        /// The value.
        value: String,
    },
    /// `--set` without a value.
    #[error("`{0}` sets no parameter")]
    Setting(String),
}

/// What is wrong in a file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Wrong {
    /// It is not TOML, or has a key that means nothing.
    #[error("{0}")]
    Toml(String),
    /// A unit that is none.
    #[error("no unit is called `{0}`")]
    Unit(String),
    /// A column that is none.
    #[error("a row of {unit} has no column `{column}`")]
    Column {
        /// The name.
        column: String,
        /// What one row is.
        unit: &'static str,
    },
    /// A dimension that is none.
    #[error("counts have no dimension `{0}`")]
    Dimension(String),
    /// A chart that is none.
    #[error("no chart is called `{0}`")]
    Chart(String),
    /// A chart with too few or too many dimensions.
    #[error("a {chart} chart needs {needs} dimension{}", if *.needs == 1 { "" } else { "s" })]
    Sides {
        /// The chart.
        chart: &'static str,
        /// How many dimensions it draws.
        needs: usize,
    },
    /// The query has a name in braces that is no parameter.
    #[error("`{{{0}}}` is no parameter of the query")]
    Placeholder(String),
    /// The query does not use a parameter.
    #[error("the query does not use the parameter `{0}`")]
    Unused(String),
    /// The query itself is refused.
    #[error("{message}")]
    Query {
        /// The code, what is wrong and where in the query.
        message: String,
        /// What to type instead.
        hint: String,
    },
}

impl ReportError {
    /// What can be done about it, as something to type.
    pub fn hint(&self) -> Option<String> {
        match self {
            ReportError::Absent(_) => Some("`sijill list queries` lists them".into()),
            ReportError::Param { known, .. } if known.is_empty() => {
                Some("it has no parameters".into())
            }
            ReportError::Param { known, .. } => Some(format!("it has {}", known.join(", "))),
            ReportError::Country { .. } => Some("`sijill list countries` has every name".into()),
            ReportError::Setting(typed) => Some(format!("--set {typed}=VALUE")),
            ReportError::Unreadable { .. } => None,
            ReportError::Wrong { wrong, .. } => match wrong {
                Wrong::Unit(_) | Wrong::Column { .. } => {
                    Some("`sijill help columns` lists them".into())
                }
                Wrong::Dimension(_) => Some("`sijill help dimensions` lists them".into()),
                Wrong::Chart(_) => Some("charts are bar, timeline, heat, network".into()),
                Wrong::Placeholder(name) => {
                    Some(format!("{name} = {{ type = \"text\", default = \"…\" }} under [params]"))
                }
                Wrong::Query { hint, .. } => Some(hint.clone()),
                Wrong::Unused(name) => {
                    Some(format!("{{{name}}} in the query, or leave it out of [params]"))
                }
                Wrong::Sides { needs: 1, .. } => Some("leave out `cols`".into()),
                Wrong::Sides { .. } => Some("give `cols`, too".into()),
                Wrong::Toml(_) => Some("`sijill help queries` shows a whole file".into()),
            },
        }
    }
}
