//! A force-directed layout: links attract, all nodes repel each other, and at last overlapping labels are moved apart.
//! The graph’s page does the same (`editors/vscode/src/graph/web/layout.ts`). Only sums, products and square roots are
//! used, so that the result is the same on every machine.

/// The size of a node with its label.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Size {
    pub(super) width: f64,
    pub(super) height: f64,
}

/// A point, or a vector.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(super) struct Point {
    pub(super) x: f64,
    pub(super) y: f64,
}

/// A link between two nodes, by index.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Link {
    pub(super) ends: (usize, usize),
    pub(super) weight: f64,
}

const ROUNDS: u32 = 300;
/// The number of rounds that remove overlaps before all distances are scaled up.
const SPREADING: usize = 40;
const MORE_ROOM: f64 = 1.1;
/// The distance at which attraction and repulsion are in balance.
const LENGTH: f64 = 110.0;
/// Nodes that are farther apart do not repel each other, so that a node without links is not driven far away.
const REACH: f64 = 4.0 * LENGTH;
const GRAVITY: f64 = 0.12;
/// The pull to the middle, which holds nodes without links.
const GRAVITY_OF_LONERS: f64 = 0.5;
const GAP: f64 = 8.0;
/// The aspect of screens, which are wide.
const WIDER: f64 = 1.5;
/// Cosine and sine of the golden angle.
const GOLDEN_ANGLE: Point = Point { x: -0.737_368_878_078_319_8, y: 0.675_490_294_261_523_8 };

struct Body {
    size: Size,
    at: Point,
    gravity: f64,
    /// The displacement in this round.
    way: Point,
}

impl Body {
    fn push(&mut self, x: f64, y: f64) {
        self.way.x += x;
        self.way.y += y;
    }
}

/// The centre of each node, in the same order. The node `centre` stays in the middle.
pub(super) fn layout(sizes: &[Size], links: &[Link], centre: Option<usize>) -> Vec<Point> {
    let mut bodies = on_spiral(sizes, links);
    let heaviest = links.iter().map(|link| link.weight).fold(1.0, f64::max);
    for round in 0..ROUNDS {
        push(&mut bodies);
        for link in links {
            pull(&mut bodies, link.ends, 0.3 + 0.7 * link.weight / heaviest);
        }
        let left = 1.0 - f64::from(round) / f64::from(ROUNDS);
        step(&mut bodies, LENGTH * left * left);
        if let Some(body) = centre.and_then(|at| bodies.get_mut(at)) {
            body.at = Point::default();
        }
    }
    scale(&mut bodies, WIDER, 1.0);
    let mut rounds = 0;
    while spread(&mut bodies) {
        rounds += 1;
        if rounds % SPREADING == 0 {
            scale(&mut bodies, MORE_ROOM, MORE_ROOM);
        }
    }
    bodies.into_iter().map(|body| body.at).collect()
}

fn on_spiral(sizes: &[Size], links: &[Link]) -> Vec<Body> {
    let mut turn = Point { x: 1.0, y: 0.0 };
    let mut bodies = Vec::with_capacity(sizes.len());
    let mut squared = 0.0_f64;
    for size in sizes {
        let radius = LENGTH * 0.6 * squared.sqrt();
        let at = Point { x: radius * turn.x, y: radius * turn.y };
        bodies.push(Body { size: *size, at, gravity: GRAVITY_OF_LONERS, way: Point::default() });
        let (x, y) = (turn.x, turn.y);
        turn = Point { x: x * GOLDEN_ANGLE.x - y * GOLDEN_ANGLE.y, y: x * GOLDEN_ANGLE.y + y * GOLDEN_ANGLE.x };
        squared += 1.0;
    }
    for end in links.iter().flat_map(|link| [link.ends.0, link.ends.1]) {
        if let Some(body) = bodies.get_mut(end) {
            body.gravity = GRAVITY;
        }
    }
    bodies
}

/// Calls `act` for each pair.
fn for_every_two(bodies: &mut [Body], mut act: impl FnMut(&mut Body, &mut Body)) {
    for at in 1..bodies.len() {
        if let Some((before, rest)) = bodies.split_at_mut_checked(at)
            && let Some(one) = before.last_mut()
        {
            rest.iter_mut().for_each(|other| act(one, other));
        }
    }
}

fn push(bodies: &mut [Body]) {
    for_every_two(bodies, |one, other| {
        let (x, y, distance) = apart(one.at, other.at);
        if distance <= REACH {
            let force = (LENGTH * LENGTH) / (distance * distance) * (1.0 - distance / REACH);
            one.push(x * force, y * force);
            other.push(-x * force, -y * force);
        }
    });
}

fn pull(bodies: &mut [Body], ends: (usize, usize), strength: f64) {
    let (Some(one), Some(other)) = (bodies.get(ends.0), bodies.get(ends.1)) else { return };
    let (x, y, distance) = apart(one.at, other.at);
    let force = strength * distance / LENGTH;
    for (end, sign) in [(ends.0, -force), (ends.1, force)] {
        if let Some(body) = bodies.get_mut(end) {
            body.push(x * sign, y * sign);
        }
    }
}

/// The vector from the second to the first, and its length. Equal points are treated as slightly apart.
fn apart(one: Point, other: Point) -> (f64, f64, f64) {
    let (x, y) = (one.x - other.x, one.y - other.y);
    let distance = (x * x + y * y).sqrt();
    if distance < 0.01 { (0.01, 0.0, 0.01) } else { (x, y, distance) }
}

/// Applies the displacements, each limited to what is still allowed.
fn step(bodies: &mut [Body], farthest: f64) {
    for body in bodies {
        let x = body.way.x - body.at.x * body.gravity;
        let y = body.way.y - body.at.y * body.gravity;
        let distance = (x * x + y * y).sqrt();
        let scale = if distance > farthest { farthest / distance } else { 1.0 };
        body.at.x += x * scale;
        body.at.y += y * scale;
        body.way = Point::default();
    }
}

fn scale(bodies: &mut [Body], across: f64, down: f64) {
    for body in bodies {
        body.at.x *= across;
        body.at.y *= down;
    }
}

/// Moves overlapping nodes apart along the shorter axis. Returns whether there were any.
fn spread(bodies: &mut [Body]) -> bool {
    let mut any = false;
    for_every_two(bodies, |one, other| {
        let x = f64::midpoint(one.size.width, other.size.width) + GAP - (one.at.x - other.at.x).abs();
        let y = f64::midpoint(one.size.height, other.size.height) + GAP - (one.at.y - other.at.y).abs();
        if x <= 0.0 || y <= 0.0 {
            return;
        }
        any = true;
        let half = x.min(y) / 2.0 + 0.01;
        let (here, there) = if x < y { (&mut one.at.x, &mut other.at.x) } else { (&mut one.at.y, &mut other.at.y) };
        let half = if *here < *there { -half } else { half };
        *here += half;
        *there -= half;
    });
    any
}
