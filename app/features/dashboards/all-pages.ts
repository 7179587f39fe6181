import type { ListPage } from "./keyset";

/** Every row of a list, page after page, for exports. */
export async function* allRows<Row>(
  read: (after: string | undefined) => Promise<ListPage<Row>>,
): AsyncGenerator<readonly Row[]> {
  let after: string | undefined;
  do {
    const page = await read(after);
    yield page.rows;
    after = page.after ?? undefined;
  } while (after !== undefined);
}
