"""English is let through, scraps are given the benefit of the doubt, other languages are named."""

from __future__ import annotations

import pytest

from kg.read import language as module
from kg.read.language import language, name_of


def test_an_english_sentence():
    """
    A sentence's small words are enough.
    """
    assert language("The minister said that he had spoken with the envoy of the island.") == "en"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "Der Minister traf sich am Donnerstag mit seinem Kollegen und sprach lange über den Handel im Ostseeraum.",
            "de",
        ),
        ("Le ministre s'est entretenu jeudi avec son homologue au sujet des échanges entre les deux îles.", "fr"),
        ("El ministro se reunió el jueves con su homólogo para hablar del comercio entre las dos islas.", "es"),
        ("De minister sprak donderdag met zijn ambtgenoot over de handel tussen de twee eilanden.", "nl"),
        ("Министр встретился в четверг со своим коллегой и говорил о торговле между двумя островами.", "ru"),
        ("الوزير اجتمع يوم الخميس مع نظيره لبحث التجارة بين الجزيرتين وقال إن المحادثات كانت جيدة", "ar"),
        ("Ministeri tapasi torstaina virkaveljensä ja puhui pitkään kahden saaren välisestä kaupasta.", "fi"),
    ],
)
def test_another_language_is_named(text, code):
    """
    One sentence in another language is certain enough.
    """
    assert code == language(text)


@pytest.mark.parametrize(
    "text",
    [
        "Jean-Luc Bertrand, Aurélie Dufresne, Kwame Asante, Nguyễn Văn Minh, Sigríður Jónsdóttir, Bohdan Kovalenko",
        "Riga 12.5 14.0 Tallinn 11.0 13.5",
        "Talks resume",
        "¡Hasta la vista!",
        "",
        "12 34 56",
        "Reunión aplazada hasta mañana",
        "Tariffs levies quotas duties excise fees: steel, aluminium, cement, soya, maize",
        "Menu: samosas, paneer tikka masala, naan, lassi, gulab jamun, biryani, chapati, raita",
        "Dr Okonjo-Bello (Lagos), Herr Schmidt (Köln), Señora Ibáñez (Lima), Mme Lefèvre (Lyon), Sra Gómez (Quito)",
    ],
)
def test_names_numbers_and_scraps_are_not_judged(text):
    """
    A list of delegates is in no language; a wrong rejection would lose an English article.
    """
    assert language(text) is None


def test_a_quotation_in_another_language_does_not_make_an_article_foreign():
    """
    English around French words is English.
    """
    text = (
        "The minister said that it was late. \u00ab Nous avons parlé du commerce entre les deux îles. \u00bb "
        "She would not say which of the two islands had asked for the talks, and they ended after an hour."
    )

    assert language(text) == "en"


def test_languages_have_names():
    """
    A user reads "German (de)"; a rare language keeps its code.
    """
    assert name_of("de") == "German (de)"
    assert name_of("xx") == "the language 'xx'"


def test_the_detector_is_loaded_again_where_it_was_forgotten():
    """It tells the same, and holds nothing in between."""
    text = "Die Ministerin reiste am Montag mit ihrer Kollegin ab und sprach dort lange über den Handel im Ostseeraum."
    told = language(text)
    assert module._detector.cache_info().currsize == 1
    module.forget()
    assert module._detector.cache_info().currsize == 0
    assert language(text) == told == "de"
