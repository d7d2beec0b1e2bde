"""The network of the passage reader: one encoder, and heads for cues, rows, events and links."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from crossread.language.config import CLASSES, LINKS, MODALITIES, POLARITIES, ROLE_TAGS, STANCES, ModelConfig
from crossread.language.network import PassageScores
from crossread.language.rows import FARTHEST, ROW_TAGS, RowLayer
from crossread.language.sayings import CONVENTIONS
from crossread.language.wordpieces import Batch
from training.language.labels import IGNORED
from training.language.network import load_encoder
from training.reading.batches import LAYERS, Rows, Step
from training.reading.config import Settings

_WIDTH = 5
_CUE_WEIGHT, _ROW_WEIGHT, _LINK_WEIGHT = 3.0, 2.0, 0.3
_LAYER_WEIGHTS = (1.0, 1.0, 0.3, 0.5, 0.3, 0.3)
_NOWHERE = 20.0


class ReaderNetwork(nn.Module):
    """Encoder and heads. A word is its first wordpiece. For the row layer see `crossread.language.rows`."""

    def __init__(self, config: ModelConfig, settings: Settings) -> None:
        super().__init__()
        self.encoder = load_encoder()
        size, rows = int(self.encoder.config.hidden_size), settings.row_size
        self.drop = nn.Dropout(settings.dropout)
        self.cue = nn.Linear(size, len(CONVENTIONS) * len(ROLE_TAGS))
        self.key = nn.Linear(size, rows)
        self.gate = nn.Linear(size, rows, bias=False)
        self.first = nn.Linear(size, rows)
        self.last = nn.Linear(size, rows, bias=False)
        self.opener = nn.Linear(size, rows)
        self.distance = nn.Embedding(2 * FARTHEST + 1, rows)
        nn.init.normal_(self.distance.weight, std=0.05)
        self.norm = nn.LayerNorm(rows)
        self.conv = nn.Conv1d(rows, rows, _WIDTH, padding=_WIDTH // 2)
        self.out = nn.Linear(rows, len(CONVENTIONS) * len(ROW_TAGS))
        self.parts = (len(ROLE_TAGS), len(config.events), len(POLARITIES), len(MODALITIES), len(STANCES), len(CLASSES))
        self.events = nn.Linear(size, sum(self.parts))
        self.link_of = nn.Linear(size, settings.link_size)
        self.link_by = nn.Linear(size, settings.link_size)
        self.link_weights = nn.Parameter(torch.zeros(settings.link_size + 1, len(LINKS), settings.link_size + 1))
        nn.init.normal_(self.link_weights, std=0.02)

    def words(self, ids: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor) -> Tensor:
        """Vectors of the words of a batch."""
        states = self.encoder(input_ids=ids, token_type_ids=shapes, attention_mask=mask).last_hidden_state
        found: Tensor = torch.gather(states, 1, firsts.unsqueeze(-1).expand(-1, -1, states.shape[-1]))
        return found

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        """Score a batch: the outputs of `PassageScores`, in its order."""
        words = self.drop(self.words(ids, shapes, mask, firsts))
        return (
            self.cue(words), self.key(words), self.gate(words), self.first(words), self.last(words), self.opener(words),
            self.events(words), functional.gelu(self.link_of(words)), functional.gelu(self.link_by(words)),
        )  # fmt: skip

    def loss(self, step: Step) -> Tensor:
        """Loss of one batch."""
        batch = step.batch
        arrays = (torch.from_numpy(a) for a in (batch.ids, batch.shapes, batch.mask, batch.firsts))
        cue, key, gate, first, last, opener, events, link_of, link_by = self.forward(*arrays)
        tags = len(ROLE_TAGS)
        total = _CUE_WEIGHT * _cross(cue.split(tags, -1)[step.convention], step.labels["cue"])
        if step.rows is not None:
            scores = self._rows((key, gate, first, last, opener), step.rows, step.real)
            total = total + _ROW_WEIGHT * _cross(scores.split(len(ROW_TAGS), -1)[step.convention], step.rows.tags)
        for layer, weight, part in zip(LAYERS, _LAYER_WEIGHTS, events.split(self.parts, -1), strict=True):
            if layer in step.labels and (step.labels[layer] != IGNORED).any():
                total = total + weight * _cross(part, step.labels[layer])
        if len(step.links):
            total = total + _LINK_WEIGHT * self._link_loss(link_of, link_by, step)
        return total

    def _rows(self, words: tuple[Tensor, ...], rows: Rows, real: Tensor) -> Tensor:
        key, gate, first, last, opener = words
        cue = (first[rows.passage, rows.first] + last[rows.passage, rows.last]).unsqueeze(1)
        opened = opener[rows.passage, rows.first].unsqueeze(1)
        place = torch.arange(key.shape[1]).unsqueeze(0)
        before, after = rows.first[:, None], rows.last[:, None]
        steps = torch.where(place < before, place - before, torch.where(place > after, place - after, 0))
        far = self.distance(steps.clamp(-FARTHEST, FARTHEST) + FARTHEST)
        joined = key[rows.passage] + cue + gate[rows.passage] * opened + far
        hidden = self.drop(functional.gelu(self.norm(joined)) * real[rows.passage].unsqueeze(-1))
        hidden = hidden + functional.gelu(self.conv(hidden.transpose(1, 2)).transpose(1, 2))
        scores: Tensor = self.out(hidden)
        return scores

    def _link_loss(self, link_of: Tensor, link_by: Tensor, step: Step) -> Tensor:
        """Summed over the pairs of a trigger, meant over triggers: a pair by itself is nearly always nothing."""
        passage, word = step.linked
        of, by = _with_one(link_of[passage, word]), _with_one(link_by[passage])
        scores = torch.einsum("ta,arc,tjc->tjr", of, self.link_weights, by)
        real = step.real[passage].unsqueeze(-1)
        known = scores * real - (1 - real) * _NOWHERE
        return functional.binary_cross_entropy_with_logits(known, step.links, reduction="sum") / len(step.links)

    def row_layer(self) -> RowLayer:
        """The row layer as the package runs it."""
        weights = (
            self.distance.weight, self.norm.weight, self.norm.bias,
            self.conv.weight.permute(2, 1, 0).contiguous(), self.conv.bias, self.out.weight, self.out.bias,
        )  # fmt: skip
        return RowLayer(*(w.detach().float().numpy() for w in weights))


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


def _cross(scores: Tensor, target: Tensor) -> Tensor:
    return functional.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=IGNORED)


class TorchPassageNetwork:
    """The network while it is being trained, behind the face the package decodes."""

    def __init__(self, network: ReaderNetwork) -> None:
        self._network = network

    def __call__(self, batch: Batch) -> PassageScores:
        """Score one batch."""
        arrays = [torch.from_numpy(a) for a in (batch.ids, batch.shapes, batch.mask, batch.firsts)]
        self._network.eval()
        with torch.no_grad():
            return PassageScores(*(s.float().numpy().astype(np.float32) for s in self._network(*arrays)))
