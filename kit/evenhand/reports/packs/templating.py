"""Templating: the templates of a pack, strict about names, and escaped where they are HTML."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from evenhand.reports import markdown


def filled(template: str, **values: object) -> str:
    """The template of that name with these values; HTML is escaped, whatever is in them.

    In Markdown each text goes through the filter *plain*, in Python through *literal*.
    """
    templates = Environment(
        loader=PackageLoader("evenhand.reports.packs"),
        autoescape=template.endswith(".html.jinja"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    templates.filters |= {"plain": markdown.paragraph_text, "literal": ascii}
    return templates.get_template(template).render(values)
