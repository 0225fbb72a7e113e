import type { ComponentProps, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Key } from "@/components/ui/key";

type KeyButtonProps = Omit<ComponentProps<typeof Button>, "children"> & {
  /** The key that does the same. */
  keyName: string;
  /** Names the row for those who hear the button alone: "the comment of Jan". */
  about?: string;
  children: ReactNode;
};

/** A button that says which key does the same. */
export function KeyButton({ keyName, about, children, ...rest }: KeyButtonProps) {
  return (
    <Button {...rest} aria-keyshortcuts={keyName === "?" ? "Shift+?" : keyName.toUpperCase()}>
      <span>
        {children}
        {about && <span className="sr-only">: {about}</span>}
      </span>
      <Key aria-hidden>{keyName}</Key>
    </Button>
  );
}
