"use client";

import { UnavailableMessage } from "@/components/site/unavailable-message";
import "./public.css";

/** When not even a root layout could be rendered. Public pages never show it: the HTTP server answers for them. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <title>Not available right now</title>
        <main className="mx-auto max-w-page px-4">
          <UnavailableMessage />
        </main>
      </body>
    </html>
  );
}
