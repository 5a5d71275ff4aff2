/** The document's metadata as XMP (ISO 16684-1), with the mark of PDF/UA-1 (ISO 14289-1 §5). */
import { readable } from './pdf-text.ts';

export interface Metadata {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  readonly producer: string;
  /** ISO 8601; absent by default, so that the same résumé gives the same bytes. */
  readonly created?: string;
}

export function xmpPacket({ title, author, language, producer, created }: Metadata): string {
  const dates =
    created === undefined
      ? ''
      : `<xmp:CreateDate>${escape(created)}</xmp:CreateDate><xmp:ModifyDate>${escape(created)}</xmp:ModifyDate>`;
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escape(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escape(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>${escape(language)}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>${escape(producer)}</pdf:Producer>
<xmp:CreatorTool>${escape(producer)}</xmp:CreatorTool>${dates}
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
}

const escape = (text: string): string =>
  readable(text).replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
