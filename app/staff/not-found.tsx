import Link from "next/link";

export default function StaffNotFound() {
  return (
    <main className="mx-auto max-w-2xl pt-10">
      <h1 className="text-2xl font-bold">There is no such page</h1>
      <p className="mt-2">
        The code may be mistyped. <Link href="/staff">Go to the dashboard</Link>
      </p>
    </main>
  );
}
