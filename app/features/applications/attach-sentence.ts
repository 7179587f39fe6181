import type { AnswerTrouble } from "~/features/programs/question";

type Trouble = { readonly fileName: string; readonly because: string };

/** Why a file was not taken, in a sentence that names the file and says what to do. */
export function attachSentence({ fileName, because }: Trouble, atMost: number): AnswerTrouble {
  const values = { name: fileName, maximum: atMost };
  switch (because) {
    case "too-many":
      return { message: /*i18n*/ "{name}: at most {maximum} files. Remove one first.", values };
    case "too-large":
      return { message: /*i18n*/ "{name}: larger than 10 MB. Choose a smaller one.", values };
    case "wrong-type":
      return { message: /*i18n*/ "{name}: not a photo or a PDF. Choose another file.", values };
    case "empty-file":
      return { message: /*i18n*/ "{name}: the file is empty. Choose another one.", values };
    default:
      return { message: /*i18n*/ "{name}: this application takes no more files.", values };
  }
}
