import { expect, test } from "vitest";
import { signedRequest } from "~/platform/s3-signature.server";

/** The worked example of the S3 documentation, "GET Object". */
test("the signature is the one Amazon publishes for its example request", () => {
  const { url, headers } = signedRequest(
    {
      bucket: "examplebucket",
      region: "us-east-1",
      accessKeyId: "AKIAIOSFODNN7EXAMPLE",
      secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
      endpoint: null,
    },
    "GET",
    "test.txt",
    new Date("2013-05-24T00:00:00Z"),
    { headers: { range: "bytes=0-9" } },
  );
  expect(url).toBe("https://examplebucket.s3.amazonaws.com/test.txt");
  expect(headers.authorization).toContain(
    "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
  );
});
