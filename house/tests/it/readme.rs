//! README.md and README.ja.md say the same.

use std::fs;

/// What two languages must share: headings' levels, code blocks, pictures and links.
#[derive(Debug, Default, PartialEq)]
struct Skeleton {
    headings: Vec<usize>,
    code: Vec<String>,
    targets: Vec<String>,
    table_rows: usize,
}

fn skeleton(name: &str) -> Skeleton {
    let text = fs::read_to_string(super::root().join(name)).unwrap();
    let mut skeleton = Skeleton::default();
    let mut block: Option<String> = None;
    for line in text.lines() {
        if line.starts_with("```") {
            match block.take() {
                Some(code) => skeleton.code.push(code),
                None => block = Some(format!("{line}\n")),
            }
        } else if let Some(code) = &mut block {
            code.push_str(line);
            code.push('\n');
        } else {
            if line.starts_with('#') {
                skeleton.headings.push(line.chars().take_while(|character| *character == '#').count());
            }
            skeleton.table_rows += usize::from(line.starts_with('|'));
            skeleton.targets.extend(targets(line));
        }
    }
    assert_eq!(block, None, "{name} has an open code block");
    skeleton
}

/// The targets of links and pictures, without the links between the two and with one name for a page in both languages.
fn targets(line: &str) -> Vec<String> {
    line.split("](")
        .skip(1)
        .filter_map(|rest| rest.split_once(')'))
        .map(|(target, _)| target.replace(".ja.md", ".md"))
        .filter(|target| target != "README.md")
        .collect()
}

#[test]
fn the_two_readmes_have_the_same_skeleton() {
    let (english, japanese) = (skeleton("README.md"), skeleton("README.ja.md"));
    assert!(!english.code.is_empty() && !english.headings.is_empty());
    assert_eq!(english, japanese);
}

#[test]
fn every_file_that_the_readme_points_to_is_there() {
    for target in skeleton("README.md").targets {
        let path = target.split('#').next().unwrap();
        if !path.is_empty() && !path.contains("://") {
            assert!(super::root().join(path).exists(), "{target}");
        }
    }
}
