import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { mustOpen, requireStaff } from "~/features/people/require.server";

export async function loader({ request }: LoaderFunctionArgs) {
  mustOpen(await requireStaff(request), "colleague:read");
  return redirect("/settings/team");
}
