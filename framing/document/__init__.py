"""Where text is cut: blocks, sentences, words and quotations, once; everything after only reads."""

from framing.document.document import Block, Document, Quotation, Sentence, Span, Word

__all__ = ["Block", "Document", "Quotation", "Sentence", "Span", "Word"]
