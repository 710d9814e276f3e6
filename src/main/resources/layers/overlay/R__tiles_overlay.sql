-- The copy of layer_overlay that tiles are made from; the triggers on zone and plan are beside layer_zone. When the view
-- comes to say something else, this file must be changed too: then the copy is made anew (as in V0076, which turned its polygons).
call keep_tiles('overlay', 'layer_overlay', '{code, name, kind, plan_id, plan_status}');
