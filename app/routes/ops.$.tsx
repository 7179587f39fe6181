/** Any other address of the desk: the frame stays around the answer. */
export const loader = async () => {
  throw new Response("not-found", { status: 404, statusText: "not-found" });
};

export default function NoSuchPage() {
  return null;
}
