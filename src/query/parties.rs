//! Lowers what is asked of a party of a meeting `m`.

use super::conditions::{OF_LIST, Sql, classes, ids, texts};
use super::fields::Side;
use super::tree::Who;
use super::verify::Pattern;

/// The columns of a party.
struct PartyColumns {
    country: &'static str,
    role: &'static str,
    entity: &'static str,
    title: &'static str,
}

const HOST: PartyColumns = PartyColumns {
    country: "ifnull(m.host_country, '') IN ",
    role: "m.host_role IN ",
    entity: "ifnull(m.host_entity, 0) IN ",
    title: "EXISTS (SELECT 1 FROM article_official AS o WHERE o.article_id = m.article_id \
         AND o.entity = m.host_entity AND holds(?, ifnull(o.role, '')))",
};
const GUEST: PartyColumns = PartyColumns {
    country: "ifnull(m.guest_country, '') IN ",
    role: "m.guest_role IN ",
    entity: "ifnull(m.guest_entity, 0) IN ",
    title: "EXISTS (SELECT 1 FROM article_official AS o WHERE o.article_id = m.article_id \
         AND o.entity = m.guest_entity AND holds(?, ifnull(o.role, '')))",
};

/// Parties of a meeting.
impl Sql {
    pub(super) fn party(&mut self, side: Side, who: &Who) {
        match side {
            Side::Host => self.one_party(&HOST, who),
            Side::Guest => self.one_party(&GUEST, who),
            Side::With => {
                self.push("(");
                self.one_party(&HOST, who);
                self.push(" OR ");
                self.one_party(&GUEST, who);
                self.push(")");
            }
        }
    }

    fn one_party(&mut self, columns: &PartyColumns, who: &Who) {
        match who {
            Who::Country(codes) => {
                self.push(columns.country).push(OF_LIST);
                self.text(texts(codes.iter().map(|code| code.as_str())));
            }
            Who::Official(open) => {
                self.push(columns.entity).push(OF_LIST).text(ids(open));
            }
            Who::Role(role) => {
                self.push("(").push(columns.role).push(OF_LIST).text(classes(role));
                if let Some(title) = &role.title {
                    if !title.countries.is_empty() {
                        self.push(" AND ").push(columns.country).push(OF_LIST);
                        self.text(texts(title.countries.iter().map(|code| code.as_str())));
                    }
                    if !title.stems.is_empty() {
                        self.push(" AND ").push(columns.title);
                        self.text(Pattern::of_stems(&title.stems).json());
                    }
                }
                self.push(")");
            }
        }
    }
}
