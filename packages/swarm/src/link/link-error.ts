import { type CidError } from '../manifest/cid.ts';
import { type NameFault } from '../manifest/safe-names.ts';

/** Key, name, size in bytes, addresses of peers, sources. */
export type LinkParameter = 'k' | 'n' | 's' | 'a' | 'x';

export type LinkError =
  | { readonly type: 'NotALink' }
  | { readonly type: 'LinkTooLong'; readonly length: number; readonly max: number }
  | {
      readonly type: 'LinkPartTooLong';
      readonly part: 'page' | LinkParameter;
      readonly length: number;
      readonly max: number;
    }
  /** Made by a newer program. */
  | { readonly type: 'LinkVersionUnknown'; readonly version: number }
  | { readonly type: 'LinkRootWrong'; readonly cause: CidError }
  /** Parameters begin behind `#` in the form for programs, behind `&` in the form for people. */
  | { readonly type: 'LinkSeparatorWrong'; readonly at: number }
  | { readonly type: 'LinkParameterUnknown'; readonly name: string }
  | { readonly type: 'LinkParameterOrder'; readonly name: LinkParameter; readonly after: LinkParameter }
  | { readonly type: 'LinkParameterTooOften'; readonly name: LinkParameter; readonly max: number }
  /** Percent signs that stand for nothing, for no UTF-8, or for what needs none; or characters that need one. */
  | { readonly type: 'LinkEncodingWrong'; readonly name: LinkParameter }
  /** Not the 52 characters of a key. */
  | { readonly type: 'LinkKeyWrong'; readonly length: number }
  | { readonly type: 'LinkNameRefused'; readonly rule: NameFault }
  /** No number, or one that the root cannot have. */
  | { readonly type: 'LinkSizeWrong'; readonly text: string }
  | { readonly type: 'LinkAddressWrong'; readonly name: 'a' | 'x'; readonly text: string }
  | { readonly type: 'LinkAddressTwice'; readonly name: 'a' | 'x'; readonly text: string }
  /** The end was cut off. */
  | { readonly type: 'LinkChecksumMissing' }
  /** Something was cut out or changed. */
  | { readonly type: 'LinkChecksumWrong'; readonly found: string };
