/** Every label of the mistakes under a result, in one table, like text.ts. Their own sentences come from the core, with the values. */

export const mistakesText = {
  title: "Mistakes that have a name",
  say: (sentences: string[]) => `${sentences.length === 1 ? "This mistake has a name" : `${sentences.length} mistakes that have a name`}: ${sentences.join(" ")}`,
  dismiss: "Dismiss",
  dismissThis: (title: string) => `Dismiss: ${title}`,
  dismissed: "Dismissed.",
  lesson: (title: string) => `Lesson: ${title}`,
} as const;
