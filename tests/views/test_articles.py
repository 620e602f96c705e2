"""The article page: reading, marks, original, citation, addresses."""

from datetime import date

import pytest
from django.test import Client
from lxml import html

from articles import models
from articles.editorial.workflow import publish, withdraw
from articles.views.reading import decoded
from tests import factories as make
from tests.views.scenes import scene

pytestmark = pytest.mark.django_db


def test_every_claim_has_its_anchor_with_and_without_marks(client: Client) -> None:
    shown = scene()
    for query in ("", "?marks=off"):
        page = html.fromstring(client.get(f"{shown.article.get_absolute_url()}{query}").content)
        for claim in shown.claims:
            (place,) = page.xpath(f"//*[@id='c-{claim.uuid.hex[:8]}']")
            assert claim.exact.startswith(place.text_content()[:10].strip("\n")), query
        assert bool(page.xpath("//a[contains(@class, 'mark-')]")) == (query == "")


def test_panel_leads_to_records_and_sentences(client: Client) -> None:
    shown = scene()
    page = html.fromstring(client.get(shown.article.get_absolute_url()).content)
    links = set(page.xpath("//section[@class='panel']//a/@href"))
    for record in (shown.official, shown.post, shown.meeting, shown.resolution):
        assert record.get_absolute_url() in links
    figure = shown.claims[5].uuid
    assert f"{shown.indicator.get_absolute_url()}?figure={figure}#c-{figure.hex[:8]}" in links
    assert {f"#c-{claim.uuid.hex[:8]}" for claim in shown.claims[2:]} <= links


def test_an_article_with_hundreds_of_readings_stays_light(client: Client) -> None:
    words = [f"{number:03} cases" for number in range(200)]
    article = make.article(blocks=[". ".join(words[first : first + 20]) for first in range(0, 200, 20)])
    for number, exact in enumerate(words):
        make.figure(article, exact, number, unit="case")
    response = client.get(article.get_absolute_url())
    assert len(response.content) < 100_000
    page = html.fromstring(response.content)
    assert len(page.xpath("//a[contains(@class, 'mark-figure')]")) == 200
    assert len(page.xpath("//ul[contains(@class, 'panel-figures')]/li/a[@class='panel-value']")) == 40
    assert "The others are marked in the text." in page.xpath("string(//section[@class='panel'])")


def test_captions_stand_apart(client: Client) -> None:
    article = make.article(blocks=["One.", make.caption("Photo one."), make.caption("Photo two."), "Two."])
    page = html.fromstring(client.get(article.get_absolute_url()).content)
    assert [p.text_content() for p in page.xpath("//figure//figcaption/p")] == ["Photo one.", "Photo two."]
    assert [p.text_content() for p in page.xpath("//div[contains(@class,'reading-text')]/p")] == ["One.", "Two."]


def test_confirmed_claims_look_different_from_machine_read_ones(client: Client) -> None:
    article = make.article(blocks=["General To Lam met General Luong Tam Quang."])
    make.attestation(article, make.official("To Lam"), "General To Lam")
    make.attestation(article, make.official("Luong Tam Quang"), "General Luong Tam Quang", status="accepted")
    page = html.fromstring(client.get(article.get_absolute_url()).content)
    classes = {mark.text_content(): mark.get("class") for mark in page.xpath("//a[contains(@class, 'mark-official')]")}
    assert "is-suggested" in classes["General To Lam"]
    assert "is-decided" in classes["General Luong Tam Quang"]
    panel = page.xpath("//section[@class='panel']")[0].text_content()
    assert "confirmed" in panel
    assert "machine-read" in panel


def test_each_kind_of_marks_is_switched_by_a_link(client: Client) -> None:
    shown = scene()
    address = shown.article.get_absolute_url()

    def marks(query: str) -> set[str]:
        page = html.fromstring(client.get(f"{address}{query}").content)
        text = page.xpath("//div[@class='reading-text']")[0]
        return {name.removeprefix("mark-") for name in " ".join(text.xpath(".//@class")).split() if "mark-" in name}

    def switches(query: str) -> dict[str, str]:
        page = html.fromstring(client.get(f"{address}{query}").content)
        rows = page.xpath("//ul[@class='legend-kinds']/li")
        return {row.xpath("string(span)"): row.xpath("a/@href")[0] for row in rows}

    everything = {"official", "document", "figure", "statement", "meeting"}
    assert marks("") == everything
    assert set(switches("")) == everything
    for kind, href in switches("?q=heroin").items():
        assert "q=heroin" in href
        assert marks(href) == everything - {kind}
        assert marks(switches(href)[kind]) == everything
    assert marks("?marks=figure") == {"figure"}
    assert marks(switches("?marks=figure")["figure"]) == marks("?marks=off") == marks("?marks=nonsense") == set()


def test_the_article_says_how_many_readings_nobody_has_checked(client: Client) -> None:
    article = make.article(blocks=["General To Lam met 5 people and 7 others."])
    make.attestation(article, make.official("To Lam"), "General To Lam")
    make.figure(article, "5 people", 5, status="accepted")
    make.figure(article, "7 others", 7, status="corrected")
    page = html.fromstring(client.get(article.get_absolute_url()).content)
    legend = " ".join(page.xpath("string(//details[@class='legend'])").split())
    assert "1 reading here was made by a program and checked by nobody yet" in legend
    assert "1 was confirmed by an editor" in legend
    assert "1 was corrected by an editor" in legend
    target = page.xpath("//details[@class='legend']//a[contains(@href, '/about/')]/@href")[0].partition("#")[2]
    assert html.fromstring(client.get("/about/").content).xpath(f"//*[@id='{target}']")


def test_flags_tell_confirmed_readings_too(client: Client) -> None:
    article = make.article(blocks=["He said that it was good. She said that it was bad."])
    for name, words, status in (
        ("He One", "He said that it was good.", "accepted"),
        ("She Two", "She said that it was bad.", "suggested"),
    ):
        make.statement(article, make.official(name), words, status=status)
    page = html.fromstring(client.get(article.get_absolute_url()).content)
    assert [flag.get("class") for flag in page.xpath("//a[contains(@class, 'flag')]")] == [
        "flag flag-statement is-decided",
        "flag flag-statement is-suggested",
    ]


def test_corrections_and_former_withdrawals_are_told_and_announced_at_the_head(client: Client) -> None:
    article, editor = make.article(), make.user(is_superuser=True)
    page = html.fromstring(client.get(article.get_absolute_url()).content)
    assert not page.xpath("//*[@id='corrections'] | //a[@href='#corrections']")
    models.Correction.objects.create(
        article=article, text="A rank was <wrong>.", author=editor, published_at=make.at(2026, 5, 3)
    )
    withdraw([article.pk], editor, "A name had to be checked.")
    publish([article.pk], editor)
    page = html.fromstring(client.get(article.get_absolute_url()).content)
    assert page.xpath("//p[@class='dateline']/a[@href='#corrections']")
    said = [" ".join(p.text_content().split()) for p in page.xpath("//section[@aria-labelledby='corrections']/p")]
    assert said[0] == "3 May 2026 A rank was <wrong>."
    assert said[1].endswith("Withdrawn for a time: A name had to be checked.")


HOSTILE = '</title><script>alert(1)</script>" onload="x\' & Tô\u00a0Lâm'


def test_hostile_titles_and_names_are_escaped_everywhere(client: Client) -> None:
    source = make.source(HOSTILE)
    article = make.article(HOSTILE, [f"{HOSTILE} spoke."], byline=HOSTILE, source=source, slug="hostile")
    official = make.official(HOSTILE[:110])
    meeting = make.meeting(HOSTILE, place=HOSTILE[:90])
    resolution = make.resolution("1", title=HOSTILE)
    indicator = make.indicator("hostile", label=HOSTILE, category=HOSTILE[:50])
    make.attestation(article, official, post=make.post(HOSTILE, "x", slug="hostile"))
    make.report(article, meeting)
    make.participation(article, official, meeting)
    make.citation(article, resolution)
    make.figure(article, indicator=indicator, unit=HOSTILE[:30], qualifier=HOSTILE[:30])
    make.statement(article, official)
    records = [article, official, meeting, resolution, indicator]
    addresses = [record.get_absolute_url() for record in records]
    lists = ["/", "/articles/", "/officials/", "/posts/", "/posts/hostile/", "/meetings/", "/resolutions/", "/figures/"]
    more = [
        f"/articles/?official={official.slug}",
        f"/articles/?q={HOSTILE}",
        "/meetings/calendar/",
        "/officials/?q=%3Cb",
        f"/search/?q={HOSTILE}",
        f"{article.get_absolute_url()}?q=hostile+spoke+{HOSTILE}",
    ]
    for address in [*addresses, *lists, *more]:
        text = client.get(address, follow=True).content.decode()
        page = html.fromstring(text)
        scripts = page.xpath("//script[not(starts-with(@src, '/static/'))]")
        assert {script.get("type") for script in scripts} <= {"application/ld+json"}, address
        assert text.count("<script") == len(page.xpath("//script")), address
        assert 'onload="x' not in text, address
        assert len(html.fromstring(text).xpath("//head/title")) == 1, address
    assert "Tô\u00a0Lâm" in client.get(article.get_absolute_url()).content.decode()


def test_a_wrong_month_leads_to_the_right_address(client: Client) -> None:
    make.article(slug="review")
    for wrong in ("/articles/2020/01/review/", "/articles/0000/00/review/"):
        response = client.get(wrong)
        assert (response.status_code, response["Location"]) == (301, "/articles/2021/09/review/")
    undated = make.article(published_on=None, slug="undated")
    assert undated.get_absolute_url() == "/articles/0000/00/undated/"
    assert b"undated" in client.get(undated.get_absolute_url()).content
    assert client.get("/articles/2021/09/none/").status_code == 404


def test_time_is_shown_as_the_source_prints_it(client: Client) -> None:
    article = make.article(published_at=make.at(2021, 9, 30, 13, 34), byline="Thien Minh")
    page = client.get(article.get_absolute_url()).content.decode()
    assert "30 September 2021, 13:34" in page
    assert "by Thien Minh" in page
    assert 'datetime="2021-09-30T13:34:00+07:00"' in page


def test_original_is_the_document_as_it_came(client: Client) -> None:
    article = make.article()
    make.version(article, raw="<b>Tô Lâm</b>\r\n".encode("utf-16"), encoding="utf-16")
    response = client.get(f"{article.get_absolute_url()}original/")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.content.decode() == "<b>Tô Lâm</b>\r\n"


@pytest.mark.parametrize(
    ("raw", "encoding", "text"),
    [
        (b"\xef\xbb\xbfabc", "utf-8", "abc"),
        (b"caf\xe9", "windows-1252", "café"),
        (b"caf\xe9", "utf-8", "caf\ufffd"),
        (b"abc", "no-such-encoding", "abc"),
        (b"abc", "", "abc"),
    ],
)
def test_decoding_never_fails(raw: bytes, encoding: str, text: str) -> None:
    assert decoded(models.ArticleVersion(raw=raw, encoding=encoding)) == text


def test_undated_article_without_source_is_citable(client: Client) -> None:
    article = make.article("Title", published_on=None)
    text = client.get(article.get_absolute_url()).content.decode()
    assert "“Title.” undated. MPS Archive." in text
    assert "citation_publication_date" not in text


def test_a_figure_without_indicator_is_marked_and_listed(client: Client) -> None:
    article = make.article(blocks=["There were 7 things."])
    make.figure(article, "7 things", 7, None, indicator=None, unit="thing")
    page = html.fromstring(client.get(article.get_absolute_url()).content)
    assert page.xpath("//a[contains(@class, 'mark-figure')]/@href") == ["#figures"]
    assert page.xpath("//*[@id='figures']")
    assert "not assigned yet" in page.text_content()


def test_meetings_of_several_days_fill_each_day_of_the_calendar(client: Client) -> None:
    meeting = make.meeting("Yearly conference", date(2021, 12, 30), date_end=date(2022, 1, 2), kind="conference")
    make.report(make.article(), meeting)
    for month, days in (("2021/12", ["30", "31", "1", "2"]), ("2022/01", ["30", "31", "1", "2"])):
        page = html.fromstring(client.get(f"/meetings/calendar/{month}/").content)
        cells = page.xpath("//li[contains(@class, 'calendar-day')][.//a]/time/@datetime")
        assert [str(int(day[-2:])) for day in cells] == days
    assert client.get("/meetings/calendar/2021/13/").status_code == 404
    assert client.get("/meetings/calendar/0000/01/").status_code == 404
    assert client.get("/meetings/calendar/")["Location"] == "/meetings/calendar/2021/12/"


def test_meeting_page_shows_each_participant_with_roles(client: Client) -> None:
    shown = scene()
    chair = make.official("To Lam")
    make.participation(shown.article, chair, shown.meeting, role="chair")
    make.participation(shown.article, shown.official, shown.meeting, role="speech")
    page = html.fromstring(client.get(shown.meeting.get_absolute_url()).content)
    rows = page.xpath("(//table)[1]/tbody/tr")
    assert [row.xpath("string(th)") for row in rows] == ["To Lam", "To An Xo"]
    assert rows[0].xpath("string(td[1])").startswith("Chaired")
    roles = rows[1].xpath("string(td[1])").lower()
    assert "reported" in roles
    assert "spoke" in roles
    assert len(rows[1].xpath("td[2]/a")) == 2  # two stretches of words


def test_a_bare_meeting_title_gets_its_organizer(client: Client) -> None:
    meeting = make.meeting("conference", kind="conference", organizer=make.organization("Ministry of Tests"))
    make.report(make.article(), meeting)
    assert "<h1>Conference of the Ministry of Tests</h1>" in client.get(meeting.get_absolute_url()).content.decode()


def test_document_known_by_citation_only_says_so(client: Client) -> None:
    stub, known = make.resolution("17"), make.resolution("51-NQ/TW", date=date(2019, 9, 5))
    article = make.article(blocks=["Under Resolution No. 17 and Resolution No. 51-NQ/TW. Next."])
    make.citation(article, stub, "Resolution No. 17")
    make.citation(article, known, "Resolution No. 51-NQ/TW")
    page = client.get(stub.get_absolute_url()).content.decode()
    assert "Known by citation only" in page
    assert "Under <mark>Resolution No. 17</mark> and Resolution No. 51-NQ/TW." in page
    page = client.get(known.get_absolute_url()).content.decode()
    assert "Known by citation only" not in page
    assert "5 September 2019" in page


def test_meeting_page_shows_issuer_and_date_of_documents_and_the_form_only_when_told(client: Client) -> None:
    article = make.article(blocks=["Under Resolution No. 51-NQ/TW."])
    issuer = make.organization("Politburo")
    document = make.resolution("51-NQ/TW", date=date(2019, 9, 5), issuer=issuer)
    for mode, shown in (("in_person", False), ("online", True)):
        meeting = make.meeting(f"Meeting {mode}", mode=mode)
        make.report(article, meeting)
        make.citation(article, document, "Resolution No. 51-NQ/TW")
        page = html.fromstring(client.get(meeting.get_absolute_url()).content)
        assert ", Politburo, 5 Sep 2019:" in page.xpath("string(//section[@aria-labelledby='documents'])")
        assert bool(page.xpath("//dt[text()='Form']")) is shown


def test_a_sentence_with_several_figures_is_shown_once(client: Client) -> None:
    article = make.article(blocks=["One. Police seized 5 kg of <heroin>, 7 pills and 9 guns. They found 3 cars."])
    meeting = make.meeting()
    make.report(article, meeting, "One.")
    for exact in ("7 pills", "5 kg", "9 guns", "3 cars"):
        make.figure(article, exact, exact[0])
    page = html.fromstring(client.get(meeting.get_absolute_url()).content)
    rows = page.xpath("//section[@aria-labelledby='figures']//tbody/tr")
    assert [len(row.xpath("td[@class='said']")) for row in rows] == [1, 0, 0, 1]
    (cell,) = rows[0].xpath("td[@class='said']")
    assert cell.get("rowspan") == "3"
    assert cell.text_content().startswith("Police seized 5 kg of <heroin>, 7 pills and 9 guns.")
    assert [mark.text for mark in cell.xpath("mark")] == ["5 kg", "7 pills", "9 guns"]
    for row, claim in zip(rows, models.Figure.objects.order_by("start"), strict=True):
        assert row.xpath("td[1]/a/@href")[0].endswith(f"#c-{claim.uuid.hex[:8]}")


def test_a_statement_leads_to_its_own_entry(client: Client) -> None:
    shown = scene()
    statement = models.Statement.objects.get()
    page = html.fromstring(client.get(shown.article.get_absolute_url()).content)
    target = f"{shown.official.get_absolute_url()}#c-{statement.uuid.hex[:8]}"
    assert page.xpath("//a[contains(@class, 'flag-statement')]/@href") == [target]
    entry = html.fromstring(client.get(shown.official.get_absolute_url()).content)
    assert entry.xpath(f"//blockquote[@id='c-{statement.uuid.hex[:8]}']")
