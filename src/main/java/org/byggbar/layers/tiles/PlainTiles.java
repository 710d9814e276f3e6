package org.byggbar.layers.tiles;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.byggbar.layers.Audience;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.layers.definition.LayerRegistry;
import org.byggbar.platform.ClientAddress;
import org.byggbar.platform.LostDatabase;
import org.byggbar.platform.ProblemException;
import org.byggbar.platform.ProblemWriter;
import org.byggbar.platform.Turns;

/**
 * The short way to a tile: ahead of every other filter, for plain questions, since sessions, sign-in and controllers cost
 * more than a small tile does. Who wants a tile made takes a turn; kept ones are everybody's at once, so that none is
 * refused because of a flood.
 */
final class PlainTiles implements Filter {

    private final Tiles tiles;
    private final LayerRegistry layers;
    private final ClientAddress address;
    private final Turns turns;
    private final ProblemWriter problems;

    PlainTiles(Tiles tiles, LayerRegistry layers, ClientAddress address, Turns turns, ProblemWriter problems) {
        this.tiles = tiles;
        this.layers = layers;
        this.address = address;
        this.turns = turns;
        this.problems = problems;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        Optional<PlainQuestion> question = PlainQuestion.of(asked);
        Optional<LayerDefinition> layer = question.flatMap(plain -> layers.find(plain.key().layer()));
        if (layer.isPresent()) {
            answer(question.get(), layer.get(), asked, (HttpServletResponse) response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void answer(PlainQuestion question, LayerDefinition layer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Tile tile;
        try {
            Optional<Tile> kept = tiles.kept(question.key(), question.revision());
            tile = kept.isPresent() ? kept.get() : make(question, layer, address.of(request));
        } catch (ProblemException refusal) {
            problems.write(refusal, request, response);
            return;
        } catch (RuntimeException e) {
            problems.write(LostDatabase.problem(e).orElseThrow(() -> e), request, response);
            return;
        }
        TileWriter.write(tile, request, response);
    }

    private Tile make(PlainQuestion question, LayerDefinition layer, String caller) {
        try (Turns.Turn turn = turns.take(caller)) {
            return tiles.get(question.key(), layer, question.revision(), Audience.PUBLIC, caller);
        }
    }
}
