/** Where a webhook may go, as far as the address itself can say; what its name leads to is checked at each call. */

/** Sentences of a form, which are translated there. */
export type AddressTrouble = string;

const loneName = /^[^.]+$/;
const insideName = /(^|\.)(localhost|local|internal|home\.arpa|test)$/;

/** Null where the address may be used. `inside` lets development reach its own machine, also over http. */
export function addressTrouble(text: string, inside: boolean): AddressTrouble | null {
  if (!URL.canParse(text)) return /*i18n*/ "Enter a web address that begins with https://";
  const url = new URL(text);
  if (url.protocol !== "https:" && !(inside && url.protocol === "http:"))
    return /*i18n*/ "Enter a web address that begins with https://";
  if (url.username !== "" || url.password !== "")
    return /*i18n*/ "Leave the user name and password out of the address";
  if (url.hash !== "") return /*i18n*/ "Leave the part after # out of the address";
  if (inside) return null;
  if (url.port !== "" && Number(url.port) < 1_024) return /*i18n*/ "Use port 443 or one above 1023";
  const host = url.hostname.replace(/\.$/, "");
  const isNumber = host.startsWith("[") || /^[\d.]+$/.test(host);
  if (isNumber || loneName.test(host) || insideName.test(host))
    return /*i18n*/ "Enter a public host name, not an address inside a network";
  return null;
}
