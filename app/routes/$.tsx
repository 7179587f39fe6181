/** Any other address: answered as a page in the reader's language, not as a bare line. */
export const loader = async () => {
  throw new Response("not-found", { status: 404, statusText: "not-found" });
};

export default function NoSuchPage() {
  return null;
}
