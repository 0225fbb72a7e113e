import { redirect } from "next/navigation";
import { requireStaff } from "@/app/staff/session";

/** Where each role begins its day. */
export default async function HomePage() {
  const { role } = await requireStaff();

  redirect(role === "helpdesk" ? "/helpdesk" : "/staff");
}
