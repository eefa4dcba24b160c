use super::*;

fn flower(id: &str) -> Flower {
    let names = ["Wat", "Hoe", "Wie", "Waar", "Wanneer", "Randvoorwaarden"];
    Flower {
        id: id.to_owned(),
        title: "Bewegwijzering".to_owned(),
        label: "Idee met zes bloembladeren".to_owned(),
        petals: names.map(|name| Petal { name: name.to_owned(), points: 3, carried: 1, answered: 2 }),
        blooming: false,
        decision: false,
        toured: 0,
    }
}

fn sea(count: usize) -> Sea {
    let beds = (0..6)
        .map(|bed| Bed {
            topic: format!("Onderwerp {bed}"),
            counted: format!("{bed} ideeën"),
            flowers: (0..count)
                .filter(|index| index % 6 == bed)
                .map(|index| flower(&format!("idee-{index}")))
                .collect(),
        })
        .collect();
    Sea {
        title: "Wat is er voor nodig?".to_owned(),
        summary: "Zo ver zijn we".to_owned(),
        label: "Alle ideeën".to_owned(),
        bloom_word: "in bloei".to_owned(),
        empty: "Nog geen ideeën".to_owned(),
        beds,
    }
}

fn count(svg: &str, what: &str) -> usize {
    svg.matches(what).count()
}

#[test]
fn a_flower_is_well_formed_and_has_six_petals() {
    for size in [Size::Small, Size::Medium, Size::Large] {
        let svg = flower_svg(&flower("a"), 2, size);
        roxmltree::Document::parse(&svg).unwrap();
        // A small petal is a shape and its use.
        let (petal, each) = if size == Size::Small { ("-w10-", 2) } else { ("<g transform=\"rotate(", 1) };
        assert_eq!(count(&svg, petal), 6 * each, "{size:?}");
        assert!(!svg.contains("style="), "a strict policy forbids style attributes");
    }
}

#[test]
fn only_the_large_flower_names_its_petals() {
    let large = flower_svg(&flower("a"), 0, Size::Large);
    let medium = flower_svg(&flower("a"), 0, Size::Medium);
    assert_eq!(count(&large, "flower__name"), 6);
    assert_eq!(count(&medium, "flower__name"), 0);
}

#[test]
fn the_same_idea_is_drawn_the_same_and_another_differently() {
    let first = flower_svg(&flower("a"), 0, Size::Medium);
    assert_eq!(first, flower_svg(&flower("a"), 0, Size::Medium));
    let other = flower_svg(&flower("b"), 0, Size::Medium);
    let without_ids = |svg: &str, id: &str| svg.replace(&element_id(id), "");
    assert_ne!(without_ids(&first, "a"), without_ids(&other, "b"));
}

#[test]
fn text_cannot_break_out_of_the_picture() {
    let mut bad = flower("<script>\"'&");
    bad.title = "</title><script>alert(1)</script> & \"'\u{0}\u{1b}\u{ffff}".to_owned();
    bad.label = bad.title.clone();
    bad.petals[0].name = bad.title.clone();
    let svg = flower_svg(&bad, 0, Size::Large);
    let document = roxmltree::Document::parse(&svg).unwrap();
    assert!(document.descendants().all(|node| !node.has_tag_name("script")));
    let mut field = sea(3);
    field.beds[0].flowers[0] = bad.clone();
    field.title = bad.title.clone();
    field.summary = bad.title.clone();
    field.beds[1].topic = bad.title;
    let drawn = sea_svg(&field);
    let document = roxmltree::Document::parse(&drawn).unwrap();
    assert!(document.descendants().all(|node| !node.has_tag_name("script")));
}

#[test]
fn a_petal_without_points_is_dashed_and_has_no_dots() {
    let mut bare = flower("a");
    bare.petals[3].points = 0;
    let svg = flower_svg(&bare, 0, Size::Medium);
    assert_eq!(count(&svg, "stroke-dasharray"), 1);
    let dots = |kind: &str| svg.matches("<use href=\"#").count() - svg.matches(&format!("-{kind}\" x=")).count();
    assert_eq!(dots("x") - dots("o"), 5, "one open point on each of five petals");
    assert_eq!(dots("x") - dots("f"), 10, "two answered points on each of five petals");
}

#[test]
fn colour_deepens_with_what_is_carried() {
    let fill = |carried: u16| {
        let mut one = flower("a");
        one.petals[0].carried = carried;
        let svg = flower_svg(&one, 0, Size::Small);
        let document = roxmltree::Document::parse(&svg).unwrap();
        document
            .descendants()
            .filter(|node| node.has_tag_name("use"))
            .find_map(|node| node.attribute("fill").map(str::to_owned))
            .unwrap()
    };
    let shades: Vec<String> = (0..=3).map(fill).collect();
    let green = |shade: &str| u8::from_str_radix(&shade[3..5], 16).unwrap();
    assert!(shades.windows(2).all(|pair| green(&pair[0]) > green(&pair[1])), "{shades:?}");
}

#[test]
fn a_flower_opens_while_people_come_by_and_blooms_only_when_carried() {
    let open = |toured: u8, carried: u16| {
        let mut one = Flower { toured, ..Flower::default() };
        one.petals[0] = Petal { points: 4, carried, ..Petal::default() };
        one.openness()
    };
    assert!(open(0, 0) < open(40, 0) && open(40, 0) < open(100, 0));
    assert!(open(100, 0) < open(0, 3), "what is carried opens it further");
    assert!(open(100, 4) < 1.0, "blooming is something else");
}

#[test]
fn blooming_shows_in_shape_and_word() {
    let mut field = sea(1);
    let plain = sea_svg(&field);
    let crown = |svg: &str| count(svg, "<use href=\"#sea-r\"") + count(svg, "<use href=\"#sea-c\"");
    assert_eq!(crown(&plain), 0);
    assert!(!plain.contains("in bloei"));
    field.beds[0].flowers[0].blooming = true;
    let svg = sea_svg(&field);
    assert_eq!(crown(&svg), 2, "a second ring and a crown of stamens");
    assert!(svg.contains(">in bloei<"));
}

#[test]
fn a_flower_opens_as_it_is_written_and_carried() {
    let mut one = Flower::default();
    assert!(one.openness() < 0.01);
    for petal in &mut one.petals {
        petal.points = 2;
    }
    let written = one.openness();
    one.petals[0].carried = 2;
    assert!(written > 0.3 && one.openness() > written);
    for petal in &mut one.petals {
        petal.carried = 2;
    }
    assert!(one.openness() < 1.0, "open is for what blooms");
    one.blooming = true;
    assert!((one.openness() - 1.0).abs() < f64::EPSILON);
}

/// The middle and the length of the petals of every head of a field.
fn heads(svg: &str) -> Vec<(f64, f64, f64)> {
    let document = roxmltree::Document::parse(svg).unwrap();
    document
        .descendants()
        .filter(|node| node.attribute("class") == Some("flower__head"))
        .map(|node| {
            let numbers: Vec<f64> = node
                .attribute("transform")
                .unwrap()
                .split(['(', ')', ' '])
                .filter_map(|part| part.parse().ok())
                .collect();
            (numbers[0], numbers[1], numbers[3] * 100.0)
        })
        .collect()
}

#[test]
fn a_field_of_any_size_stays_on_the_screen_and_apart() {
    for count in [1, 2, 6, 10, 12, 25, 60, 72, 120, 200] {
        let svg = sea_svg(&sea(count));
        let heads = heads(&svg);
        assert_eq!(heads.len(), count);
        for (index, (x, y, radius)) in heads.iter().enumerate() {
            assert!(x - radius > -1.0 && x + radius < 1921.0, "{count}: {x} {radius}");
            assert!(y - radius > 120.0 && y + radius < 1000.0, "{count}: {y} {radius}");
            for (other_x, other_y, _) in &heads[index + 1..] {
                let apart = (x - other_x).hypot(y - other_y);
                assert!(apart > radius * 1.7, "{count}: flowers overlap ({apart} < {radius} * 1.7)");
            }
        }
    }
}

#[test]
fn no_field_is_heavier_than_a_page_may_be() {
    for count in [10, 24, 40, 60, 72, 73, 120, 200] {
        let mut field = sea(count);
        let each = vec!["Een plek waar mantelzorgers elkaar vinden: 13 van 21 punten gedragen."; count];
        field.label = each.join(" ");
        for (index, flower) in field.beds.iter_mut().flat_map(|bed| &mut bed.flowers).enumerate() {
            flower.title = "Een plek waar mantelzorgers elkaar vinden".to_owned();
            flower.label = each[0].to_owned();
            (flower.blooming, flower.decision) = (true, true);
            for (at, petal) in flower.petals.iter_mut().enumerate() {
                petal.points = u16::try_from((index + at) % 11).unwrap();
                petal.carried = petal.points / 2;
                petal.answered = petal.carried;
            }
        }
        let bytes = sea_svg(&field).len();
        assert!(bytes < 140_000, "{count} ideas: {bytes} bytes, and a page has 150 kB");
    }
}

#[test]
fn names_that_nobody_could_read_make_room_for_counts() {
    let names = |svg: &str| count(svg, "class=\"sea__names\"");
    let counts = |svg: &str| count(svg, "class=\"sea__counted\"");
    let (few, many) = (sea_svg(&sea(30)), sea_svg(&sea(60)));
    assert!(names(&few) > 0 && counts(&few) == 0);
    assert!(names(&many) == 0 && counts(&many) == 6);
    let radius = |svg: &str| heads(svg)[0].2;
    assert!(radius(&many) > 50.0, "{}", radius(&many));
}

#[test]
fn a_small_flower_is_light_enough_to_stand_in_a_list() {
    let bytes = flower_svg(&flower("a"), 0, Size::Small).len();
    assert!(bytes < 1_800, "{bytes}");
}

#[test]
fn from_afar_a_petal_still_tells_white_from_written_and_deepens() {
    let mut field = sea(73);
    for flower in field.beds.iter_mut().flat_map(|bed| &mut bed.flowers) {
        *flower = self::flower(&flower.id);
        flower.petals[3].points = 0;
    }
    let plain = sea_svg(&field);
    let document = roxmltree::Document::parse(&plain).unwrap();
    let head = document.descendants().find(|node| node.attribute("class") == Some("flower__head")).unwrap();
    let petals: Vec<_> = head
        .children()
        .filter(|node| node.attribute("href").is_some_and(|href| href.starts_with("#sea-w")))
        .map(|node| node.attribute("fill"))
        .collect();
    assert_eq!((petals.len(), petals.iter().flatten().count()), (6, 5));
    field.beds[0].flowers[0].petals[0].carried = 3;
    assert_ne!(plain, sea_svg(&field));
}

#[test]
fn titles_are_large_for_a_dozen_ideas_and_wrap_within_their_room() {
    let mut field = sea(12);
    field.beds[0].flowers[0].title =
        "Oordeel van de professional is leidend bij uitbreiden van bestaande zorg".to_owned();
    let svg = sea_svg(&field);
    assert!(svg.contains("font-size=\"33.0\""));
    for part in wrap_of(&field.beds[0].flowers[0].title) {
        assert!(text::width(&part, 33.0) <= 290.0, "{part}");
    }
}

fn wrap_of(title: &str) -> Vec<String> {
    text::wrap(title, 33.0, 290.0, 3)
}

#[test]
fn one_endless_word_and_no_words_at_all_are_drawn_too() {
    assert!(wrap_of("").is_empty());
    let parts = wrap_of(&"bloem".repeat(60));
    assert!(parts.len() <= 3 && parts.last().unwrap().ends_with('…'));
    assert!(parts.iter().all(|part| text::width(part, 33.0) <= 290.0), "{parts:?}");
}

#[test]
fn a_long_title_becomes_smaller_before_it_is_cut() {
    let mut field = sea(10);
    let title = "Trainen op herkennen van overbelaste mantelzorgers";
    field.beds[0].flowers[0].title = title.to_owned();
    field.beds[0].flowers[0].blooming = true;
    let svg = sea_svg(&field);
    let document = roxmltree::Document::parse(&svg).unwrap();
    let mut shown: Vec<&str> = Vec::new();
    for node in document.descendants() {
        if node.parent().is_some_and(|all| all.attribute("class") == Some("sea__names")) {
            shown.extend(node.text());
        }
    }
    assert!(shown.join(" ").contains(title), "{shown:?}");
}

#[test]
fn an_empty_field_says_so() {
    let svg = sea_svg(&sea(0));
    roxmltree::Document::parse(&svg).unwrap();
    assert!(svg.contains("Nog geen ideeën"));
}

#[test]
fn ids_are_unique_when_an_idea_is_drawn_in_every_size_beside_its_field() {
    let one = flower("a");
    let mut page = String::from("<div>");
    for size in [Size::Small, Size::Medium, Size::Large] {
        page += &flower_svg(&one, 0, size);
    }
    page += &sea_svg(&sea(7));
    page += "</div>";
    let document = roxmltree::Document::parse(&page).unwrap();
    let ids: Vec<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
    let distinct: std::collections::BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), distinct.len());
    for node in document.descendants() {
        if let Some(target) = node.attribute("href") {
            assert!(distinct.contains(target.trim_start_matches('#')), "{target}");
        }
    }
}

#[test]
fn lines_are_balanced_and_cut_between_words() {
    let room = text::width("Verder samenwerken in het", 30.0) + 1.0;
    let lines = text::balanced("Verder samenwerken in het netwerk", 30.0, room, 3);
    assert_eq!(lines, ["Verder samenwerken", "in het netwerk"]);
    let cut = text::shorten("Samenwerken in het netwerk en daarbuiten", 30.0, room);
    assert_eq!(cut, "Samenwerken in het…");
}
