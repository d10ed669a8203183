"""What the file says of itself: XMP with the PDF/UA and PDF/A marks, and the sRGB output intent."""

from functools import cache

from PIL import ImageCms
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFStream, PDFString


def output_intent(doc: PDFDocument) -> PDFArray:
    """The colour space that all colours of the file mean: sRGB (PDF/A-2, 6.2.3)."""
    profile = PDFStream(PDFDictionary({"N": 3}), _srgb())
    return PDFArray(
        [
            PDFDictionary(
                {
                    "Type": "/OutputIntent",
                    "S": "/GTS_PDFA1",
                    "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
                    "Info": PDFString("sRGB IEC61966-2.1"),
                    "DestOutputProfile": doc.Reference(profile),
                }
            )
        ]
    )


@cache
def _srgb() -> bytes:
    """An sRGB profile; its date and id are fixed, so that the same input gives the same bytes."""
    icc = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    icc[24:36] = bytes.fromhex("07e800010001000000000000")
    icc[84:100] = bytes(16)
    return bytes(icc)


def xmp(doc: PDFDocument, lang: str) -> bytes:
    """The XMP packet: title, author, language, dates, and the marks of PDF/UA-1 and PDF/A-2a."""
    info, (y, mo, d, h, mi, s) = doc.info, doc._timeStamp.YMDhms  # type: ignore[attr-defined]  # the stubs leave it out
    date = f"{y:04}-{mo:02}-{d:02}T{h:02}:{mi:02}:{s:02}Z"
    words = {name: escape(getattr(info, name) or "") for name in ("title", "author", "subject", "creator", "producer")}
    return _XMP.format(date=date, lang=escape(lang), **words).encode("utf-8")


def escape(words: str) -> str:
    """Words as XML has them.  (Python's own function of this name brings its whole network library along.)"""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


# PDF/A allows no property that its file does not describe, so the PDF/UA mark brings its schema along (ISO 19005-2, 6.6.2.3).
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<xmp:CreatorTool>{creator}</xmp:CreatorTool><xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
