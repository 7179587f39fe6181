/** Words of signing in and of the own account; the frames of those pages import this file. */
import { addChapter } from "./catalogue";

await addChapter({ en: () => import("./account/en.po"), zh: () => import("./account/zh.po") });
