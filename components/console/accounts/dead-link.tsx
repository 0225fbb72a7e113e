import Link from "next/link";
import { SignInLink } from "./sign-in-link";

/** Instead of what a one-time link opens. */
export function DeadLink({ advice }: { advice: string }) {
  return (
    <>
      <h1 className="text-2xl font-bold">This link does not work any more</h1>
      <p className="mt-2">{advice}</p>
      <p className="mt-2">
        <Link href="/staff/reset-password" className="inline-flex min-h-11 items-center">
          Get a new link by email
        </Link>
      </p>
      <SignInLink />
    </>
  );
}
