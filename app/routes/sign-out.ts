import { type ActionFunctionArgs, redirect, redirectDocument } from "@remix-run/node";
import { signOut } from "~/features/people/sign-in.server";

export async function action({ request, context }: ActionFunctionArgs) {
  const headers = await signOut({ request, address: context.clientAddress });
  return redirectDocument("/sign-in", { headers });
}

export const loader = () => redirect("/");
