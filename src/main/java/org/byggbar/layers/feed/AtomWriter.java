package org.byggbar.layers.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.byggbar.changes.WebMercator;
import org.byggbar.layers.MediaTypes;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerRegistry;
import org.byggbar.municipality.Municipality;
import org.byggbar.platform.Messages;
import org.springframework.stereotype.Component;

/** Writes a page of changes as Atom (RFC 4287) with paging (RFC 5005, section 3) and boxes by GeoRSS Simple. */
@Component
class AtomWriter {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String GEORSS = "http://www.georss.org/georss";
    private static final String FORBIDDEN = "[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]";
    private static final int MAX_NAME = 120;

    /**
     * Where the feed is and whom it is about.
     *
     * @param site address of this site, without a slash at the end
     * @param self the asked page
     * @param first the newest page
     * @param next an older page, null on the last
     */
    record Frame(Municipality municipality, String site, String self, String first, String next) {

        /** RFC 4151; the host is the one that the operator names in public, so an entry keeps its id. */
        String id(String rest) {
            String host = site.replaceFirst("^https?://", "").replaceFirst(":\\d+$", "");
            return "tag:" + host + ",2026:" + municipality.id() + "/" + rest;
        }
    }

    private final Messages messages;
    private final LayerRegistry layers;

    AtomWriter(Messages messages, LayerRegistry layers) {
        this.messages = messages;
        this.layers = layers;
    }

    byte[] write(Frame frame, List<PublicChange> changes, Locale locale) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            xml.writeNamespace("georss", GEORSS);
            xml.writeAttribute("xml:lang", Messages.language(locale));
            writeHead(xml, frame, changes, locale);
            for (PublicChange change : changes) {
                writeEntry(xml, frame, change, locale);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private void writeHead(XMLStreamWriter xml, Frame frame, List<PublicChange> changes, Locale locale) throws XMLStreamException {
        text(xml, "id", frame.id("changes"));
        text(xml, "title", messages.text(locale, "feed.title", Map.of("municipality", frame.municipality().name())));
        text(xml, "updated", (changes.isEmpty() ? Instant.EPOCH : changes.get(0).at()).toString());
        xml.writeStartElement("author");
        text(xml, "name", frame.municipality().name());
        xml.writeEndElement();
        link(xml, "self", MediaTypes.ATOM, frame.self());
        link(xml, "first", MediaTypes.ATOM, frame.first());
        if (frame.next() != null) {
            link(xml, "next", MediaTypes.ATOM, frame.next());
        }
        link(xml, "alternate", MediaTypes.HTML, frame.site() + "/" + frame.municipality().id() + "/");
    }

    private void writeEntry(XMLStreamWriter xml, Frame frame, PublicChange change, Locale locale) throws XMLStreamException {
        LayerDefinition layer = layers.get(change.layer());
        xml.writeStartElement("entry");
        text(xml, "id", frame.id("change/" + change.seq()));
        text(xml, "title", title(layer, change, locale));
        text(xml, "updated", change.at().toString());
        String map = frame.site() + "/" + frame.municipality().id() + "/";
        link(xml, "alternate", MediaTypes.HTML, change.shown() ? map + "#sel=" + layer.id() + "." + change.featureId() : map);
        String item = frame.site() + "/ogc/collections/" + layer.id() + "/items/" + change.featureId();
        if (change.shown()) {
            link(xml, "related", MediaTypes.GEOJSON, item);
            link(xml, "version-history", MediaTypes.JSON, item + "/history");
        }
        xml.writeEmptyElement("category");
        xml.writeAttribute("term", layer.id());
        xml.writeAttribute("label", layer.title().get(Messages.language(locale)));
        if (change.box() != null) {
            double[] box = WebMercator.degrees(change.box());
            xml.writeStartElement(GEORSS, "box");
            xml.writeCharacters(String.format(Locale.ROOT, "%.7f %.7f %.7f %.7f", box[1], box[0], box[3], box[2]));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private String title(LayerDefinition layer, PublicChange change, Locale locale) {
        String what = change.shown() || change.operation().equals("DELETE") ? change.operation() : "HIDDEN";
        String name = change.name() == null ? messages.text(locale, "feed.number", Map.of("id", change.featureId())) : shortened(change.name());
        return messages.text(locale, "feed.entry." + what,
                Map.of("layer", layer.title().get(Messages.language(locale)), "name", name));
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= MAX_NAME ? name
                : name.substring(0, name.offsetByCodePoints(0, MAX_NAME - 1)) + "…";
    }

    private static void text(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(text.replaceAll(FORBIDDEN, ""));
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String rel, String type, String href) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", href);
    }
}
