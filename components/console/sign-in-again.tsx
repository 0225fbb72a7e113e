"use client";

/**
 * The way back from an ended session: to this very page, which has kept what was typed.
 * @param open which of its forms is opened again, as parameters of the address
 */
export function SignInAgain({ open = {} }: { open?: Readonly<Record<string, string>> }) {
  return (
    <p className="mt-1">
      <a
        href={`/staff/sign-in?callbackUrl=${encodeURIComponent(wayBack(open))}`}
        className="inline-block py-2 text-down"
      >
        Sign in again and come back to your text
      </a>
    </p>
  );
}

function wayBack(open: Readonly<Record<string, string>>): string {
  const parameters = new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(location.search)), ...open });

  return parameters.size === 0 ? location.pathname : `${location.pathname}?${parameters.toString()}`;
}
