/** A worker in a process of its own that carries out what is due; the test kills it. */
import { carryOutDue } from "~/features/payments/carry-out.server";

export const dyingProcess = "tests/features/payments/dying-process.ts";

if (process.env.DIES === "before") process.kill(process.pid, "SIGKILL");
if (process.env.DIES === "later") await carryOutDue(process.env.MARKETPLACE ?? "");
