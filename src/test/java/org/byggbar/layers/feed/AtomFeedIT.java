package org.byggbar.layers.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.byggbar.support.Http;
import org.byggbar.support.PlannedTown;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

@ServerTest
class AtomFeedIT {

    @Autowired
    private JdbcClient db;
    @Autowired
    private PasswordEncoder passwords;
    @LocalServerPort
    private int port;

    private Http http;
    private PlannedTown town;

    @BeforeEach
    void setUp() {
        http = new Http(port);
        town = PlannedTown.create(db);
    }

    private String feed() {
        return "/feeds/" + town.id() + "/changes.atom";
    }

    private static Document parse(HttpResponse<byte[]> answer) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(200);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(answer.body()));
    }

    private Document read(String query) throws Exception {
        return parse(http.get(feed() + query, "Accept-Language", "nb"));
    }

    private static List<String> texts(Document feed, String element) {
        NodeList found = feed.getElementsByTagNameNS("*", element);
        return IntStream.range(0, found.getLength()).mapToObj(found::item).filter(node -> node.getParentNode().getLocalName().equals("entry"))
                .map(node -> node.getTextContent()).toList();
    }

    private static String link(Document feed, String rel) {
        NodeList links = feed.getElementsByTagNameNS("*", "link");
        return IntStream.range(0, links.getLength()).mapToObj(i -> (Element) links.item(i)).filter(link -> link.getAttribute("rel").equals(rel))
                .map(link -> link.getAttribute("href")).findFirst().orElse(null);
    }

    @Test
    void tellsTheNewestFirstInTheAskedLanguageWithPlaceAndLinks() throws Exception {
        long zone = town.zone("A1", 0, 0, 2, 1);
        town.rename(zone, "Bryggen <b>& torget</b>");
        Document feed = read("?layer=zone");
        assertThat(texts(feed, "title")).containsExactly("Områder: Bryggen <b>& torget</b>, endret", "Områder: Bryggen <b>& torget</b>, ny");
        assertThat(texts(read("?layer=zone&lang=sv"), "title").get(0)).endsWith(", ändrad");
        assertThat(texts(feed, "id")).doesNotHaveDuplicates().allMatch(id -> id.matches("tag:localhost,2026:" + town.id() + "/change/\\d+"));
        assertThat(texts(feed, "updated")).allMatch(at -> at.endsWith("Z"));
        assertThat(texts(feed, "box").get(0)).startsWith(String.format(Locale.ROOT, "%.7f %.7f", town.town().lat(), town.town().lon()));
        assertThat(http.get(URI.create(link(feed, "related")).getPath()).statusCode()).isEqualTo(200);
        assertThat(http.get(URI.create(link(feed, "version-history")).getPath()).statusCode()).isEqualTo(200);
        assertThat(link(feed, "self")).contains(feed()).contains("layer=zone");
    }

    @Test
    void keepsDraftsAndWhatIsHiddenNowToThoseWhoMaySeeIt() throws Exception {
        long draft = town.draftZone("D1", 0, 0, 2, 1);
        town.rename(draft, "Secret");
        long hidden = town.zone("A1", 0, 0, 2, 1);
        db.sql("update zone set plan_id = :draft, name = 'Withdrawn', version = version + 1 from set_config('byggbar.publishing', 'on', true) where id = :id")
                .param("draft", town.draft()).param("id", hidden).update();
        db.sql("update zone set published = false from set_config('byggbar.publishing', 'on', true) where id = :id and published").param("id", hidden).update();
        town.rename(hidden, "Withdrawn and renamed");
        long deleted = town.zone("A2", 3, 0, 4, 1);
        db.sql("delete from zone using set_config('byggbar.publishing', 'on', true) where id = :id").param("id", deleted).update();

        Http planner = new Http(port).signIn(db, passwords.encode("correct horse"), "correct horse", "PLANNER", town.id());
        for (Http who : List.of(http, planner)) {
            String text = new String(who.get(feed() + "?layer=zone", "Accept-Language", "en").body());
            assertThat(text).doesNotContain("Secret", "Withdrawn", "." + draft + "\"", "items/" + hidden);
            assertThat(text).contains("number " + hidden + ", no longer shown", "number " + deleted + ", removed");
        }
    }

    @Test
    void isReadToItsEndPageByPageWhileItGrows() throws Exception {
        long zone = town.zone("A1", 0, 0, 2, 1);
        IntStream.range(0, 6).forEach(i -> town.rename(zone, "Name " + i));
        List<String> all = texts(read("?layer=zone"), "id");
        assertThat(all).hasSize(7);
        List<String> read = new ArrayList<>();
        String next = feed() + "?layer=zone&limit=3";
        for (int pages = 0; next != null; pages++) {
            assertThat(pages).isLessThan(4);
            Document page = parse(http.get(next));
            read.addAll(texts(page, "id"));
            String href = link(page, "next");
            next = href == null ? null : href.replaceFirst("https?://[^/]+", "");
            town.rename(zone, "While reading " + pages);
        }
        assertThat(read).isEqualTo(all);
    }

    @Test
    void tellsAnAreaByTheOldAndTheNewPlace() throws Exception {
        long near = town.zone("A1", 0, 0, 1, 1);
        town.zone("A2", 15, 15, 16, 16);
        String box = String.format(Locale.ROOT, "?layer=zone&bbox=%f,%f,%f,%f", town.town().lon() - 0.001, town.town().lat() - 0.001,
                town.town().lon() + 0.002, town.town().lat() + 0.002);
        assertThat(texts(read(box), "title")).containsExactly("Områder: Zone A1, ny");
        db.sql("update zone set geom = st_translate(geom, 700, 700), version = version + 1 from set_config('byggbar.publishing', 'on', true) where id = :id")
                .param("id", near).update();
        assertThat(texts(read(box), "title")).as("it has left, which is news").hasSize(2);
        assertThat(texts(read("?layer=zone&bbox=20,60,21,61"), "title")).isEmpty();
    }

    @Test
    void answers304UntilSomethingChanges() {
        long zone = town.zone("A1", 0, 0, 1, 1);
        HttpResponse<byte[]> first = http.get(feed());
        String etag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(first.headers().firstValue("Last-Modified")).isPresent();
        assertThat(http.get(feed(), "If-None-Match", etag).statusCode()).isEqualTo(304);
        town.rename(zone, "Other");
        assertThat(http.get(feed(), "If-None-Match", etag).statusCode()).isEqualTo(200);
        assertThat(http.get(feed() + "?lang=sv", "If-None-Match", etag).statusCode()).as("another language").isEqualTo(200);
    }

    @Test
    void refusesWhatItCannotRead() {
        for (String query : List.of("?bbox=1,2,3", "?before=x", "?before=0", "?limit=-1", "?layer=zone'--")) {
            assertThat(http.get(feed() + query).statusCode()).as(query).isIn(400, 404);
        }
        assertThat(http.get("/feeds/nowhere/changes.atom").statusCode()).isEqualTo(404);
        assertThat(new String(http.get("/" + town.id() + "/proposals").body())).contains("rel=\"alternate\" type=\"application/atom+xml\"", feed());
    }
}
