//! What may stand in any document: used by the tests of each kind.

use bloemenzee_report::Lang;
use proptest::prelude::*;

/// What people write, and what they should not be able to break anything with.
pub fn text() -> BoxedStrategy<String> {
    prop_oneof![
        4 => "\\PC{0,40}",
        2 => any::<String>(),
        1 => Just(String::new()),
        1 => Just("#set page(width: 1cm) $x^2$ *vet* _schuin_ @ref <label> [blok] `code` // weg /* weg */ \\".to_owned()),
        1 => Just("<script>alert(1)</script> & \"' </article>".to_owned()),
        1 => Just("👩🏽‍⚕️👍🏿❤️ 1️⃣ 🇳🇱 ☎ 🌼".to_owned()),
        1 => Just("مرحبا بالعالم، كيف حالك؟ שלום עולם \u{202e}omgekeerd\u{202c} ‎٣٤".to_owned()),
        1 => Just("漢字かな한국어 ไทย हिन्दी e\u{301}\u{20e3} \u{1}\u{7f}\u{feff}\u{fffe}\u{e000}\u{10ffff}".to_owned()),
        1 => Just("regel een\r\nregel twee\n\n\tregel vier\u{2028}vijf".to_owned()),
        1 => Just("woordzonderspaties".repeat(30)),
    ]
    .boxed()
}

pub fn texts() -> BoxedStrategy<Vec<String>> {
    prop::collection::vec(text(), 0..3).boxed()
}

pub fn lang() -> impl Strategy<Value = Lang> {
    any::<bool>().prop_map(|dutch| if dutch { Lang::Nl } else { Lang::En })
}
