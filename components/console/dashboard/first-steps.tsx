import Link from "next/link";
import { buttonClass } from "@/components/console/button";

/** What an empty site needs before anything can be posted. */
export function FirstSteps({ isAdmin }: { isAdmin: boolean }) {
  if (!isAdmin) {
    return <p className="mt-2">There are no services yet. An admin has to add the first one.</p>;
  }

  return (
    <div className="mt-3 rounded-card border-l-[6px] border-work bg-work-bg px-4 py-4">
      <p className="text-lg font-semibold">Add the first service</p>
      <p>
        A service is what people know by name: Mail, Wi-Fi. Its short code begins the codes of its incidents: MAIL-1.
      </p>
      <p className="mt-3 flex flex-wrap gap-2">
        <Link href="/staff/services" className={buttonClass("main")}>
          Add a service
        </Link>
        <Link href="/staff/site" className={buttonClass("plain")}>
          Name the site
        </Link>
        <Link href="/staff/users" className={buttonClass("plain")}>
          Invite people
        </Link>
      </p>
    </div>
  );
}
