/** Words of coming in; the frame of those pages imports this file. */
import { addChapter } from "./catalogue";

await addChapter({ en: () => import("./entry/en.po"), zh: () => import("./entry/zh.po") });
