import type { RecordSetting } from "~/features/merchants/dataset";
import { sql } from "~/platform/database.server";

/** What records of a marketplace are checked against and counted by. */
export async function settingOf(marketplaceId: string): Promise<RecordSetting> {
  const [setting] = await sql()<RecordSetting[]>`
    SELECT currency, zone FROM marketplace WHERE id = ${marketplaceId}`;
  if (setting === undefined) throw new Error(`there is no marketplace ${marketplaceId}`);
  return setting;
}
