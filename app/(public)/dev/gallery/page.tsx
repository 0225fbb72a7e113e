import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ComponentGallery } from "./component-gallery";
import { PageGallery } from "./page-gallery";

export const metadata: Metadata = { title: "Gallery", robots: { index: false } };

/** Every component of components/ui and every state of the public pages on one page, for eyes and for axe. */
export default function GalleryPage() {
  if (process.env.NODE_ENV !== "development" && process.env["ALLCLEAR_GALLERY"] !== "1") {
    notFound();
  }

  return (
    <>
      <ComponentGallery />
      <PageGallery />
    </>
  );
}
