/** Words of the pages behind the wallet; each of them imports this file. */
import { addChapter } from "./catalogue";

await addChapter({ en: () => import("./wallet/en.po"), zh: () => import("./wallet/zh.po") });
