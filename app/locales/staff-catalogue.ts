/** Words only staff read; `StaffShell` imports this file, so merchants never download them. */
import { addChapter } from "./catalogue";

await addChapter({ en: () => import("./staff/en.po"), zh: () => import("./staff/zh.po") });
