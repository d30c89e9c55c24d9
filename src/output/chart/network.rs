//! Who met whom: nodes that push each other away, drawn together by their
//! meetings (Fruchterman and Reingold, 1991), from a circle and in a fixed
//! number of steps, so that the same meetings give the same picture.

use std::f64::consts::TAU;

use maud::{Markup, html};

use super::{Counts, Frame, Label, mark, number, shortened};

const HEIGHT: f64 = 620.0;
const MARGIN: f64 = 60.0;
const STEPS: usize = 500;
/// How strongly everything is drawn to the middle.
const GRAVITY: f64 = 0.5;
/// Most nodes; the others stand in the table.
const MOST: usize = 40;

struct Node<'a> {
    label: &'a Label,
    meetings: i64,
}

struct Graph<'a> {
    nodes: Vec<Node<'a>>,
    edges: Vec<(usize, usize, i64)>,
}

/// Draws the graph.
pub(super) fn network(counts: &Counts, frame: Frame) -> Markup {
    let graph = Graph::of(counts);
    let places = graph.places(frame.width);
    let largest = graph.nodes.iter().map(|node| node.meetings).max().unwrap_or(1).max(1) as f64;
    let radius = |node: &Node| 4.0 + 10.0 * (node.meetings as f64 / largest).sqrt();
    let words = |node: &Node| format!("{}: {}", node.label.text, node.meetings);
    frame.svg(
        HEIGHT,
        "network",
        html! {
            @for (one, other, count) in &graph.edges {
                @let ((x1, y1), (x2, y2)) = (places[*one], places[*other]);
                line.edge x1=(number(frame.x(x1))) y1=(number(y1)) x2=(number(frame.x(x2)))
                    y2=(number(y2)) stroke-width=(number(1.0 + (*count as f64).sqrt())) {
                    title {
                        (graph.nodes[*one].label.text) " – " (graph.nodes[*other].label.text) ": "
                        (count)
                    }
                }
            }
            @for (node, (x, y)) in graph.nodes.iter().zip(&places) {
                (mark(node.label, &words(node), html! {
                    circle.node cx=(number(frame.x(*x))) cy=(number(*y)) r=(number(radius(node))) {}
                }))
            }
            // Names lie over all nodes, so that none is covered.
            @for (node, (x, y)) in graph.nodes.iter().zip(&places) {
                (mark(node.label, &words(node), html! {
                    text.on x=(number(frame.x(*x))) y=(number(y + radius(node) + 13.0))
                        text-anchor="middle" {
                        (shortened(&node.label.text, frame.letters(24)))
                    }
                }))
            }
        },
    )
}

impl<'a> Graph<'a> {
    /// A value that stands on both sides is one node.
    fn of(counts: &'a Counts) -> Graph<'a> {
        let mut graph = Graph { nodes: Vec::new(), edges: Vec::new() };
        let mut cells = counts.cells.clone();
        cells.sort_by_key(|(row, column, count)| (-count, *row, *column));
        for (row, column, count) in cells {
            let ends = (counts.rows.get(row), counts.columns.get(column));
            let (Some((host, _)), Some((guest, _))) = ends else { continue };
            let (Some(one), Some(other)) = (graph.node(host), graph.node(guest)) else { continue };
            graph.nodes[one].meetings += count;
            if one != other {
                graph.nodes[other].meetings += count;
                graph.edge(one.min(other), one.max(other), count);
            }
        }
        graph
    }

    fn node(&mut self, label: &'a Label) -> Option<usize> {
        let found = self.nodes.iter().position(|node| node.label.text == label.text);
        found.or_else(|| {
            (self.nodes.len() < MOST).then(|| {
                self.nodes.push(Node { label, meetings: 0 });
                self.nodes.len() - 1
            })
        })
    }

    fn edge(&mut self, one: usize, other: usize, count: i64) {
        match self.edges.iter_mut().find(|(a, b, _)| (*a, *b) == (one, other)) {
            Some((_, _, known)) => *known += count,
            None => self.edges.push((one, other, count)),
        }
    }

    /// Where the nodes come to rest, inside the margins.
    fn places(&self, width: f64) -> Vec<(f64, f64)> {
        let total = self.nodes.len().max(1) as f64;
        let mut places: Vec<(f64, f64)> = (0..self.nodes.len())
            .map(|place| TAU * place as f64 / total)
            .map(|angle| (angle.cos(), angle.sin()))
            .collect();
        let apart = (4.0 / total).sqrt();
        for step in 0..STEPS {
            let reach = 0.1 * (1.0 - step as f64 / STEPS as f64);
            self.step(&mut places, apart, reach);
        }
        fitted(&places, width)
    }

    fn step(&self, places: &mut [(f64, f64)], apart: f64, reach: f64) {
        let mut moves = vec![(0.0, 0.0); places.len()];
        let mut push = |one: usize, other: usize, force: f64, (dx, dy): (f64, f64)| {
            moves[one] = (moves[one].0 + dx * force, moves[one].1 + dy * force);
            moves[other] = (moves[other].0 - dx * force, moves[other].1 - dy * force);
        };
        for one in 0..places.len() {
            for other in 0..one {
                let (far, way) = between(places[one], places[other]);
                if far < 2.5 * apart {
                    push(one, other, apart * apart / far, way);
                }
            }
        }
        for (one, other, count) in &self.edges {
            let (far, way) = between(places[*one], places[*other]);
            let pull = far * far / apart * (0.7 + (*count as f64).ln() / 4.0);
            push(*one, *other, -pull, way);
        }
        for (place, (dx, dy)) in places.iter_mut().zip(moves) {
            // Nodes without a path between them would drift apart for ever.
            let (dx, dy) = (dx - place.0 * GRAVITY * apart, dy - place.1 * GRAVITY * apart);
            let length = dx.hypot(dy).max(1e-9);
            let scale = length.min(reach) / length;
            *place = (place.0 + dx * scale, place.1 + dy * scale);
        }
    }
}

/// How far apart two places are, and the way from the second to the first.
fn between(one: (f64, f64), other: (f64, f64)) -> (f64, (f64, f64)) {
    let (dx, dy) = (one.0 - other.0, one.1 - other.1);
    let far = dx.hypot(dy).max(0.01);
    (far, (dx / far, dy / far))
}

/// The places stretched to fill the drawing.
fn fitted(places: &[(f64, f64)], width: f64) -> Vec<(f64, f64)> {
    let span = |values: &mut dyn Iterator<Item = f64>| {
        values.fold((f64::MAX, f64::MIN), |(low, high), v| (low.min(v), high.max(v)))
    };
    let (left, right) = span(&mut places.iter().map(|place| place.0));
    let (top, bottom) = span(&mut places.iter().map(|place| place.1));
    let scale = |value: f64, (low, high): (f64, f64), room: f64| match high - low < 1e-9 {
        true => room / 2.0,
        false => MARGIN + (value - low) / (high - low) * (room - 2.0 * MARGIN),
    };
    places
        .iter()
        .map(|(x, y)| (scale(*x, (left, right), width), scale(*y, (top, bottom), HEIGHT)))
        .collect()
}
