//! What a judge says.

/// A judge's answer to an exhibit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opinion {
    /// The judge sees nothing wrong.
    Accepts,
    /// The judge refuses, in its own words: shortened, on one line, without paths and addresses.
    Refuses(String),
    /// The judge has no such check.
    NotApplicable,
}

/// The longest text of a refusal, in characters.
const LONGEST: usize = 160;

impl Opinion {
    /// A refusal with these words, on one line and not too long.
    #[must_use]
    pub fn refusal(words: &str) -> Self {
        let line: Vec<&str> = words.split_whitespace().collect();
        let line = line.join(" ");
        let mut short: String = line.chars().take(LONGEST).collect();
        if short.len() < line.len() {
            short.push('…');
        }
        Self::Refuses(if short.is_empty() { "no reason given".to_owned() } else { short })
    }

    /// One opinion out of those of several checks: a refusal outweighs everything, with the words of each that refused.
    #[must_use]
    pub fn of_all(opinions: impl IntoIterator<Item = Self>) -> Self {
        let (mut words, mut accepted) = (Vec::new(), false);
        for opinion in opinions {
            match opinion {
                Self::Refuses(text) if !words.contains(&text) => words.push(text),
                Self::Refuses(_) | Self::NotApplicable => {}
                Self::Accepts => accepted = true,
            }
        }
        if !words.is_empty() {
            return Self::refusal(&words.join("; "));
        }
        if accepted { Self::Accepts } else { Self::NotApplicable }
    }

    /// Whether it is an acceptance.
    #[must_use]
    pub fn accepts(&self) -> bool {
        *self == Self::Accepts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_one_short_line() {
        let refusal = Opinion::refusal(&"not \n trusted ".repeat(40));
        let Opinion::Refuses(words) = refusal else { panic!("expected a refusal, got {refusal:?}") };
        assert!(words.starts_with("not trusted not trusted"));
        assert_eq!(words.chars().count(), LONGEST + 1);
        assert!(words.ends_with('…'));
    }

    #[test]
    fn one_refusal_among_several_checks_is_a_refusal_with_the_words_of_each() {
        let no = |words: &str| Opinion::Refuses(words.to_owned());
        let all = [Opinion::Accepts, no("expired"), Opinion::NotApplicable, no("revoked"), no("expired")];
        assert_eq!(Opinion::of_all(all), no("expired; revoked"));
        assert_eq!(Opinion::of_all([Opinion::NotApplicable, Opinion::Accepts]), Opinion::Accepts);
        assert_eq!(Opinion::of_all([]), Opinion::NotApplicable);
    }
}
