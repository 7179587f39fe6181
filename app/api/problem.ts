/** Errors of the API: RFC 9457 problem details with a stable code. */

export type FieldError = {
  /** JSON pointer into the body, or the name of a parameter. */
  readonly pointer?: string;
  readonly line?: number;
  readonly code: string;
  readonly message: string;
};

export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly more: {
      readonly errors?: readonly FieldError[];
      readonly headers?: Readonly<Record<string, string>>;
      readonly [name: string]: unknown;
    } = {},
  ) {
    super(detail);
  }
}

const titles: Readonly<Record<number, string>> = {
  400: "The request is not well formed",
  401: "No valid API key",
  403: "Not allowed",
  404: "Not found",
  405: "Method not allowed",
  409: "Refused by a rule",
  413: "Too large",
  415: "Media type not supported",
  422: "Refused",
  429: "Too many requests",
  500: "Something went wrong here",
  503: "Not available now",
};

export function problemResponse(problem: Problem, requestId: string): Response {
  const { errors, headers, ...details } = problem.more;
  const body = {
    type: `https://slipway.example/problems/${problem.code.replaceAll("_", "-")}`,
    title: titles[problem.status] ?? "Error",
    status: problem.status,
    detail: problem.detail,
    code: problem.code,
    requestId,
    ...(errors === undefined ? {} : { errors }),
    ...details,
  };
  return new Response(JSON.stringify(body), {
    status: problem.status,
    headers: {
      ...headers,
      "content-type": "application/problem+json",
      "cache-control": "no-store",
    },
  });
}

export const notFound = (what: string): Problem =>
  new Problem(404, "not_found", `There is no such ${what} in this marketplace.`);

/** A rule said no: 409 with the room's own reason. */
export const refused = (refusal: {
  readonly because: string;
  readonly details?: Readonly<Record<string, unknown>>;
}): Problem =>
  new Problem(
    409,
    refusal.because.replaceAll("-", "_"),
    `Refused: ${refusal.because.replaceAll("-", " ")}.`,
    {
      ...(refusal.details === undefined ? {} : { details: refusal.details }),
    },
  );
