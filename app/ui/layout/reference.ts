/**
 * Remix hides what a failed loader said and with it the reference that finds the log line, so the browser
 * keeps the id of the last answer that failed.
 */
let last: string | null = null;

export const lastReference = (): string | null => last;

export function rememberReferences(): void {
  const send = window.fetch;
  window.fetch = async (...request) => {
    const answer = await send(...request);
    if (answer.status >= 500) last = answer.headers.get("X-Request-Id");
    return answer;
  };
}
