/** `cut`: close the socket without a word; `hang`: never answer. */
export type Reply =
  | "cut"
  | "hang"
  | { status: number; body: string; headers: Record<string, string> };
