//! Reads how an office is held and by whom: `غير المقيم`, `فوق العادة ومفوضا`, `ما يسمى`.

use super::Tail;
use crate::names::{HeadTrait, WordKind};

impl Tail<'_, '_> {
    /// What he is charged with, answers for, and how he holds the office.
    pub(super) fn says_of_holder(&mut self) -> bool {
        self.charged_with() || self.answers_for() || self.so_called() || self.says_how()
    }

    /// `الجديد`, `غير المقيم`, `الأمين`: how an office is held and by whom.
    pub(super) fn says_how(&mut self) -> bool {
        let acting = self.reading.kind(self.end).is(WordKind::ACTING) && !self.serves_here();
        // `المنسق المقيم`: which coordinator, where an ambassador only resides.
        let which = acting && self.reading.kind(self.end).is(WordKind::TAIL);
        let resides = self.traits.is(HeadTrait::ABROAD) || self.traits.is(HeadTrait::PRESIDENT);
        if which && !resides {
            return self.take_word();
        }
        let denied = !acting && self.is_denied();
        let words = match (acting, denied) {
            (false, true) => 2 + self.recognised(self.end + 2),
            (acting, _) => usize::from(acting || self.is_of_holder()),
        };
        self.end += words;
        words > 0
    }

    /// `رئيس ما يسمى اللجنة الثورية`, `ما تسمى باللجنة الثورية`.
    pub(super) fn so_called(&mut self) -> bool {
        let next = self.end + 1;
        let called = self.reading.folded(self.end) == "ما"
            && self.reading.runs_on(next)
            && self.reading.runs_on(next + 1)
            && matches!(self.reading.folded(next), "يسمي" | "تسمي" | "يعرف" | "تعرف" | "يدعي");
        if called {
            self.end += 2;
            if self.reading.folded(self.end).starts_with("بال") {
                self.take_word();
            }
        }
        called
    }

    /// `سفيرا فوق العادة ومفوضا لمملكة الدنمارك`: how far an envoy may act.
    pub(super) fn is_plenipotentiary(&self) -> bool {
        let (at, word) = (self.end, self.reading.folded(self.end));
        self.traits.is(HeadTrait::ABROAD)
            && self.states.is_empty()
            && (word == "فوق" && self.reading.folded(at + 1) == "العاده"
                || word == "العاده" && self.reading.folded(at - 1) == "فوق"
                || word == "وكامل" && self.reading.folded(at + 1) == "السلطه"
                || word == "السلطه" && self.reading.folded(at - 1) == "وكامل"
                || matches!(word, "مفوضا" | "ومفوضا" | "ومفوض" | "مقيما" | "عاما")
                    && !self.head.definite)
    }

    /// `السفير غير المقيم لدى المالديف`, `سفيراً غير مقيم لدى`, `حكومة الانقلاب غير المعترف بها`.
    pub(super) fn is_denied(&self) -> bool {
        let next = self.end + 1;
        let acting = self.reading.kind(next).is(WordKind::ACTING);
        self.reading.folded(self.end) == "غير"
            && self.reading.runs_on(next)
            && (acting || self.recognised(next + 1) > 0)
    }

    /// `المعترف بها دوليا`: how many words stand behind the first.
    fn recognised(&self, at: usize) -> usize {
        let by = matches!(self.reading.folded(at - 1), "المعترف" | "المعترفه")
            && matches!(self.reading.folded(at), "به" | "بها")
            && self.reading.runs_on(at);
        let where_to = by && self.reading.runs_on(at + 1) && self.reading.folded(at + 1) == "دوليا";
        usize::from(by) + usize::from(where_to)
    }

    /// `ولي العهد الأمين`, `الرئيس الإسلامي محمد …`: an adjective of the holder, where the
    /// word tells elsewhere which office it is.
    pub(super) fn is_of_holder(&self) -> bool {
        let word = self.reading.folded(self.end);
        let heir = word == "الامين"
            && self.words.last().is_some_and(|last| {
                last + 1 == self.end
                    && matches!(self.reading.folded(*last), "العهد" | "عهده" | "عهدها")
            });
        let thinks = matches!(word, "الاسلامي" | "الشيوعي" | "القومي" | "العلماني")
            && self.traits.is(HeadTrait::PRESIDENT)
            && self.head.definite
            && self.words.is_empty();
        let delegate = matches!(word, "المنتدب" | "المنتدبه")
            && (self.traits.is(HeadTrait::PORTFOLIO) || self.traits.is(HeadTrait::ABROAD));
        heir || thinks || delegate
    }

    /// `نائبا أول للرئيس`.
    pub(super) fn is_first_of_deputies(&self) -> bool {
        let word = self.reading.folded(self.end);
        let first = matches!(word, "اول" | "ثان" | "ثانيا");
        // `الوزيرة الأولى`.
        let lady = word == "الاولي"
            && self.head.feminine
            && self.head.definite
            && self.traits.is(HeadTrait::PORTFOLIO);
        (first && self.traits.is(HeadTrait::SERVES) || lady) && self.end == self.start
    }

    /// `نائب المحافظ`, `مدير مكتب المحافظ`: an office, where elsewhere the word says
    /// how its holder thinks.
    pub(super) fn serves_here(&self) -> bool {
        let open = !(self.head.definite && self.words.is_empty())
            && self.states.is_empty()
            && self.words.last().is_none_or(|last| !self.is_definite(*last));
        open && self.head_at(self.end)
    }
}
