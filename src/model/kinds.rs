//! The closed lists: country codes, role classes, meeting kinds, calendars.

use std::fmt;

use serde::{Serialize, Serializer};

/// An ISO 3166-1 alpha-2 country code.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CountryCode([u8; 2]);

impl CountryCode {
    /// The code written by two ASCII letters, in either case.
    pub fn new(code: &str) -> Option<CountryCode> {
        match code.as_bytes() {
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Some(CountryCode([a.to_ascii_uppercase(), b.to_ascii_uppercase()]))
            }
            _ => None,
        }
    }

    /// The two upper-case letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("a country code is two ASCII letters")
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for CountryCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Declares an enum whose variants each have one snake_case word.
macro_rules! closed_list {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// Every value, in the order of the contract.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The word of the contract.
            pub fn as_str(self) -> &'static str {
                match self {
                    $($name::$variant => $word,)+
                }
            }

            /// The value with this word.
            pub fn from_word(word: &str) -> Option<$name> {
                Self::ALL.iter().copied().find(|v| v.as_str() == word)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

closed_list! {
    /// The kind of office a person holds.
    RoleClass {
        /// King, president, emir, sultan.
        HeadOfState = "head_of_state",
        /// Prime minister and the like.
        HeadOfGovernment = "head_of_government",
        /// Heir to a throne.
        CrownPrince = "crown_prince",
        /// Member of a ruling house without another office.
        Royal = "royal",
        /// Minister of foreign affairs.
        ForeignMinister = "foreign_minister",
        /// Minister of defence.
        DefenceMinister = "defence_minister",
        /// Any other minister.
        Minister = "minister",
        /// Deputy minister, undersecretary.
        DeputyMinister = "deputy_minister",
        /// Ambassador.
        Ambassador = "ambassador",
        /// Chargé d'affaires, consul, attaché, envoy of a state.
        Diplomat = "diplomat",
        /// Officer or commander.
        Military = "military",
        /// Governor of a province or city.
        Governor = "governor",
        /// Member or speaker of a parliament.
        Legislator = "legislator",
        /// Office holder of an international organisation.
        International = "international",
        /// Spokesperson.
        Spokesperson = "spokesperson",
        /// Any other public office.
        Other = "other",
    }
}

impl RoleClass {
    /// Whether who holds such an office serves in another state.
    pub fn is_abroad(self) -> bool {
        matches!(self, RoleClass::Ambassador | RoleClass::Diplomat)
    }

    /// The head of a state or of its government.
    pub fn is_leader(self) -> bool {
        matches!(self, RoleClass::HeadOfState | RoleClass::HeadOfGovernment)
    }

    /// The foreign and the defence minister, whom `the minister` may mean, too.
    pub fn is_chief_minister(self) -> bool {
        matches!(self, RoleClass::ForeignMinister | RoleClass::DefenceMinister)
    }
}

closed_list! {
    /// How two parties met.
    MeetingKind {
        /// The host received the guest.
        Received = "received",
        /// They met; neither is said to have received the other.
        Met = "met",
        /// The guest came to the host's country or seat.
        Visited = "visited",
        /// They spoke by telephone or video.
        Called = "called",
        /// They signed a document.
        Signed = "signed",
        /// Announced, not yet held.
        Planned = "planned",
    }
}

closed_list! {
    /// The calendar a date is written in.
    Calendar {
        /// The civil calendar.
        Gregorian = "gregorian",
        /// The Islamic calendar, by the Umm al-Qura table.
        Hijri = "hijri",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_code_is_two_letters() {
        assert_eq!(CountryCode::new("jp").unwrap().as_str(), "JP");
        assert_eq!(CountryCode::new("JPN"), None);
        assert_eq!(CountryCode::new("م"), None);
    }

    #[test]
    fn every_word_names_its_value() {
        for class in RoleClass::ALL {
            assert_eq!(RoleClass::from_word(class.as_str()), Some(*class));
        }
    }
}
