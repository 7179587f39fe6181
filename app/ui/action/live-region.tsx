import { createContext, type ReactNode, useCallback, useContext, useState } from "react";

const Announce = createContext<(text: string) => void>(() => undefined);

/** Where the pages below it announce what happened: "Approved Yunzhi Apparel. 41 left." Shells hold one. */
export function LiveRegion({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState({ text: "", turn: 0 });
  const announce = useCallback(
    (text: string) => setSaid((before) => ({ text, turn: before.turn + 1 })),
    [],
  );
  return (
    <Announce.Provider value={announce}>
      {children}
      <div className="spoken" role="status" aria-live="polite">
        {/* A text said twice is two nodes, or it would be heard once. */}
        <span key={said.turn}>{said.text}</span>
      </div>
    </Announce.Provider>
  );
}

export const useAnnounce = (): ((text: string) => void) => useContext(Announce);
