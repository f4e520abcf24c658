/** quiz.js, loaded by pages with a quiz: makes questions of the lists that the preprocessor wrote. */

import { announce, prepareAnnouncements } from "./announce.js";
import { keepFromBook, make } from "./dom.js";
import { REPLACED } from "./edits.js";
import { Answers } from "./quiz-answers.js";
import { Question } from "./quiz-question.js";
import { quizText as words } from "./text-quiz.js";

prepareAnnouncements();
const questions = [...document.querySelectorAll<HTMLElement>("section.lambda-quiz")].flatMap(setUp);

// "Your work" was loaded or forgotten.
document.addEventListener(REPLACED, () => questions.forEach((question) => question.restore()));

function setUp(section: HTMLElement): Question[] {
  const { quiz = "", answers: path = "" } = section.dataset;
  const answers = new Answers(new URL(path, document.baseURI).href);
  const notice = make("p", { class: "lambda-quiz-notice", hidden: true }, words.notKept);
  const notKept = (): void => {
    if (notice.hidden) announce(words.notKept);
    notice.hidden = false;
  };
  keepFromBook(section);
  section.append(notice);
  section.classList.add("lambda-ready");
  return [...section.querySelectorAll<HTMLElement>(".lambda-question")].flatMap((element) => {
    const list = element.querySelector<HTMLOListElement>(":scope > ol");
    return list === null ? [] : [new Question(element, list, { quiz, answers, notKept })];
  });
}
