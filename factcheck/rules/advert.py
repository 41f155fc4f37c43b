"""An advert stands inside a draft.

Why it matters: a page pasted with the advert below it goes to press with both. Selling words late
in a text, several of them different and none in a quotation, give an advert away.

Flags:
    The foundry restarted its second furnace on Monday, its owner said in a notice to the exchange.
    ¶ Welcome to Ostrel Tools, your trusted partner in hand saws. We offer premium blades, free delivery and competitive prices. Order now!

    Zinc stocks fell by 400 tonnes in the week, the exchange said on Friday, after two weeks of gains.
    ¶ Tired of cold mornings? Our products keep your home warm. Visit our shop, enter the code WARM and get free shipping to your door.

    La fundición reinició su segundo horno el lunes, informó la empresa en un aviso a la bolsa.
    ¶ Bienvenidos a Muebles Talara, su socio de confianza. Ofrecemos envío gratis, precios competitivos y la mejor calidad. ¡Compre ahora!

Passes:
    The foundry restarted its second furnace on Monday. Its owner offers a discount to large buyers and premium grades to the rest.

    The company sells high-quality coil at competitive prices and gives large customers free delivery, the broker said in a note.

    “We offer fast delivery, competitive prices and premium blades,” the maker said in its prospectus. “Our customers trust our team.”

    La empresa vende lámina de alta calidad y da un descuento a los grandes compradores, según su memoria anual.

    Copper buyers paid a premium of $40 a tonne in May. Contact with suppliers has been slow, traders said.

Misses:
    Zinc stocks fell by 400 tonnes in the week, the exchange said on Friday. ¶ New at Ostrel: the quietest saw in the country.
"""

from __future__ import annotations

from factcheck.model import Evidence, Finding
from factcheck.rules import Case, rule


@rule("FC901", "advert", title="An advert stands in the draft", severity="error", scope="document")
def check(case: Case):
    document = case.document
    if document.role != "draft":
        return
    for section in document.sections:
        if section.kind == "advert":
            first = " ".join(case.text[section.start:section.end].split()[:8])
            yield Finding(f"This paragraph sells something (“{first} …”); it is no part of the article and was left out of the check.",
                          (Evidence.passage(document, section.start, section.end),), confidence=0.95)
