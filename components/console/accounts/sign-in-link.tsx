import Link from "next/link";

export function SignInLink() {
  return (
    <p className="mt-4">
      <Link href="/staff/sign-in" className="inline-flex min-h-11 items-center">
        Sign in
      </Link>
    </p>
  );
}
