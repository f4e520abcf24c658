//! The content security policy of a page: what it may load and run, written into its head once all else of it is there.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// How mdBook's pages begin.
const CHARSET: &str = "<meta charset=\"UTF-8\">";

/// The page with a policy that allows the site itself and the page's own inline scripts, and nothing else.
///
/// - `wasm-unsafe-eval` lets WebAssembly be compiled, and no text of a script;
/// - the worker is a `blob:`, so that it can be made again without the network; it inherits the policy;
/// - styles may stand in the page. mdBook's template and the figures of lessons have `style` attributes, which no hash allows without
///   `unsafe-hashes`; CodeMirror writes rules into a `<style>` as it needs them, in a document never into a constructed sheet, and takes a
///   nonce only, which a static page cannot keep secret. What a style could fetch is bound by `img-src` and `font-src`;
/// - the frame is mdBook's table of contents for readers without JavaScript.
pub(crate) fn with_policy(page: &str) -> String {
    let hashes: String =
        inline_scripts(page).into_iter().map(|script| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(script)))).collect();
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{hashes}; worker-src blob:; connect-src 'self'; \
         style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; frame-src 'self'; \
         base-uri 'self'; form-action 'none'; object-src 'none'"
    );
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    // Browsers look for the character set in the first 1,024 bytes only, so it stays in front.
    match page.find(CHARSET) {
        Some(at) => format!("{}{CHARSET}\n        {meta}{}", &page[..at], &page[at + CHARSET.len()..]),
        None => page.replacen("<head>", &format!("<head>{meta}"), 1),
    }
}

/// The texts of the scripts that stand in the page and are run.
fn inline_scripts(page: &str) -> BTreeSet<&str> {
    let mut scripts = BTreeSet::new();
    let mut rest = page;
    while let Some(found) = rest.find("<script") {
        rest = &rest[found + "<script".len()..];
        let Some(end_of_tag) = rest.find('>') else { break };
        let (attributes, after) = rest.split_at(end_of_tag);
        let after = &after[1..];
        let Some(end) = after.find("</script>") else { break };
        // Data is no script: the browser does not run what has another type.
        if !attributes.contains("src=") && !attributes.contains("type=\"application/json\"") {
            scripts.insert(&after[..end]);
        }
        rest = &after[end..];
    }
    scripts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_the_specification() {
        // The example of https://www.w3.org/TR/CSP3/#external-hash and of its section on inline scripts: alert('Hello, world.');
        let page = with_policy("<html><head></head><body><script>alert('Hello, world.');</script></body></html>");
        assert!(page.contains("'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"), "{page}");
    }

    #[test]
    fn only_scripts_that_are_run_need_a_hash() {
        let page = "<head></head><script>a</script><script src=\"b.js\"></script><script type=\"application/json\" id=\"x\">{}</script><script>a</script>";
        assert_eq!(inline_scripts(page), BTreeSet::from(["a"]));
    }
}
