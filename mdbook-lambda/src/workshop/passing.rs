//! Chapters that are only passed by, because another lesson is checked: their ids count, and those of their cells run that it asks of.

use std::path::Path;

use super::Workshop;
use crate::fences::{self, Fence, Kind};
use crate::folder::marker_id;
use crate::gallery;
use crate::place::Chapter;

impl Workshop<'_> {
    /// Takes note of a chapter's ids. Cells whose id stands in quotes in `asked`, the text of a lesson's quizzes, are run as well.
    pub(crate) fn pass_by(&mut self, chapter: Chapter<'_>, page: &Path, asked: &str) {
        // What is wrong with it is said when it is checked itself.
        for fence in fences::find(chapter).unwrap_or_default() {
            let start = fence.place.start;
            for (id, place) in ids(chapter, &fence, start) {
                let is_asked = fence.kind == Kind::Cell && asked.contains(&format!("\"{id}\""));
                if is_asked {
                    let _ = self.cell(chapter, fence, page, "");
                    break;
                }
                if fence.kind == Kind::Cell {
                    self.cell_ids.insert(id.clone());
                }
                let _ = self.claim_id(chapter, place, &id);
            }
        }
    }
}

/// The ids of a fence, each with its place.
fn ids(chapter: Chapter<'_>, fence: &Fence, start: usize) -> Vec<(String, usize)> {
    match fence.kind {
        Kind::Cell => fence.id().map(|id| (id.to_owned(), start)).into_iter().collect(),
        Kind::Exercise | Kind::Quiz => marker_id(chapter, fence).map(|id| (id, start)).into_iter().collect(),
        Kind::Playground => gallery::listed(chapter, fence).unwrap_or_default(),
        _ => Vec::new(),
    }
}
